// Fills every <span data-local="…ISO…"> with that moment in the reader's own zone. Nothing depends on it.
const lang = document.documentElement.lang.replace(/^en$/, 'en-GB')
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
for (const place of document.querySelectorAll('[data-local]')) {
  const at = new Date(place.dataset.local)
  const text = at.toLocaleString(lang, { dateStyle: 'medium', timeStyle: 'short' })
  place.querySelector('time').textContent = `${text} (${zone})`
  place.hidden = false
}
