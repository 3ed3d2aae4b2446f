const style = `
  body { margin: 0 auto; padding: 2rem 1rem; max-width: 44rem; background: #fbfaf7; color: #15202b;
    font: 1.0625rem/1.55 'IBM Plex Sans', system-ui, sans-serif }
  h1, h2 { line-height: 1.25 }
  h2 { margin: 0; font-size: 1.2rem }
  article { border-block-start: 1px solid #7a8794; padding-block: 1.25rem }
  .facts, .hint { color: #47535f; margin-block: 0.25rem }
  .text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0.75rem 0 0 }
  a { color: #0b4f8a } a:visited { color: #5b3a86 }
  :focus-visible { outline: 3px solid #15202b; box-shadow: 0 0 0 6px #ffd23f }
  form { margin-block: 1rem 2rem } label { display: block }
  input, button { font: inherit; padding: 0.35rem 0.6rem; border: 1px solid #7a8794; border-radius: 2px }
  @media (prefers-color-scheme: dark) {
    body { background: #12181f; color: #e8edf2 } a, a:visited { color: #8cc4f5 }
    .facts, .hint { color: #a9b5c1 }
  }`

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text made safe for HTML, in attributes too. */
export const escaped = (text) => String(text).replace(/[&<>"']/g, (sign) => entities[sign])

/** Escaped text with its web addresses as links; a full stop that ends a sentence is not of the address. */
export const linked = (text) =>
  text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/)
    .map((part, i) => (i % 2 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part)))
    .join('')

const when = (date) => new Date(date).toISOString().replace('T', ' ').slice(0, 19)

const article = ({ id, subject, to, from, date, text }) => `
    <article aria-labelledby="mail-${id}">
      <h2 id="mail-${id}" dir="auto">${escaped(subject) || '(no subject)'}</h2>
      <p class="facts">To <bdi>${escaped(to)}</bdi>, from <bdi>${escaped(from)}</bdi>,
        <time datetime="${escaped(new Date(date).toISOString())}">${when(date)} UTC</time></p>
      <p class="text" dir="auto">${linked(text)}</p>
    </article>`

/** The mailbox's page: the mails it is given, as one HTML document. */
export const mailboxPage = (mails, to) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Mailbox (${mails.length}) - Uptake demonstration</title>
    <link rel="icon" href="data:,">
    <style>${style}</style>
  </head>
  <body>
    <main>
    <h1>Mailbox</h1>
    <p class="hint">Mails of this demonstration stay on this machine; none is sent. Newest first.</p>
    <form>
      <label for="to">Show mails to</label>
      <input id="to" name="to" type="search" value="${escaped(to)}">
      <button>Show</button>
    </form>
    ${mails.map(article).join('') || '<p>No mail yet. Load the page again after signing in.</p>'}
    </main>
  </body>
</html>
`
