// Puts the results of an open poll in the place of older ones as they change. Nothing depends on it.
const place = document.querySelector('[data-live]')
if (place) {
  const events = new EventSource(place.dataset.live)
  let busy = false
  let again = false
  const renew = async () => {
    if (busy) {
      again = true
      return
    }
    busy = true
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const fresh = page.querySelector('[data-live]')
      const open = [...place.querySelectorAll('details')].map((part) => part.open)
      if (!answer.ok) return
      // Closed meanwhile: this is the last time.
      if (!fresh) return location.reload()
      place.replaceChildren(...fresh.childNodes)
      place.querySelectorAll('details').forEach((part, at) => {
        part.open = open[at] ?? false
      })
    } finally {
      busy = false
      if (again) {
        again = false
        renew()
      }
    }
  }
  events.addEventListener('message', renew)
}
