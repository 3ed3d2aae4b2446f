// Fills every <span data-local="…ISO…"> with that moment in the reader's own zone. Nothing depends on it.
const lang = document.documentElement.lang.replace(/^en$/, 'en-GB')
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
const fill = () => {
  for (const place of document.querySelectorAll('[data-local][hidden]')) {
    const at = new Date(place.dataset.local)
    const text = at.toLocaleString(lang, { dateStyle: 'medium', timeStyle: 'short' })
    place.querySelector('time').textContent = `${text} (${zone})`
    place.hidden = false
  }
}
fill()
// A form that a script sent leads on to a page that is not loaded anew.
new MutationObserver(fill).observe(document.body, { childList: true, subtree: true })
