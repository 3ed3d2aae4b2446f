export type AtomEntry = { id: string; updated: Date; title: string; href: string; summary: string }

/** An Atom feed (RFC 4287); text is escaped, entries come as given. */
export function atom(feed: {
  id: string
  title: string
  self: string
  href: string
  lang: string
  updated: Date
  entries: readonly AtomEntry[]
}): string {
  const entries = feed.entries.map(
    ({ id, updated, title, href, summary }) => `  <entry>
    <id>${escaped(id)}</id>
    <title>${escaped(title)}</title>
    <updated>${updated.toISOString()}</updated>
    <link rel="alternate" type="text/html" href="${escaped(href)}"/>
    <summary>${escaped(summary)}</summary>
  </entry>\n`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(feed.lang)}">
  <id>${escaped(feed.id)}</id>
  <title>${escaped(feed.title)}</title>
  <updated>${feed.updated.toISOString()}</updated>
  <author><name>Uptake</name></author>
  <link rel="self" type="application/atom+xml" href="${escaped(feed.self)}"/>
  <link rel="alternate" type="text/html" href="${escaped(feed.href)}"/>
${entries.join('')}</feed>
`
}

const names: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }

// XML 1.0 has no way to hold most control characters, escaped or not.
const escaped = (text: string) =>
  text
    .replace(/[&<>"']/g, (mark) => `&${names[mark]};`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
