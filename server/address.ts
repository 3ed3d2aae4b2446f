/** Parts of a query that a public page reads; all others are dropped, so that they make no new pages. */
const READ = [
  ...['after', 'asOf', 'compare', 'revision', 'version', 'from', 'to', 'done'],
  ...['document', 'topic', 'type', 'outcome', 'view', 'text'],
]
const KEPT =
  /^\/(ar|zh|en|es|fr|ru)(?:\/rounds\/([a-z0-9-]{1,80})(?:\/(?!drafts\b|inputs\/new\b|polls\b)[\w().%/-]{1,200})?)?\/?$/

/**
 * Where a visitor's page is kept.
 * @returns its key and the round it shows ('' for the home page), or null for what is rendered each time
 */
export function keptAddress(url: string): { key: string; tag: string } | null {
  const [path = '', query = ''] = url.split('?', 2)
  const match = KEPT.exec(path)
  if (!match || path.endsWith('/receipt') || query.length > 500) return null
  const given = new URLSearchParams(query)
  // What is searched for in a text is anything at all: as with the search page, no two ask for the same.
  if (given.get('q') && path.includes('/documents/')) return null
  const kept = new URLSearchParams()
  for (const name of READ) {
    const value = given.get(name)
    if (value) kept.set(name, value)
  }
  return { key: kept.size ? `${path}?${kept}` : path, tag: match[2] ?? '' }
}

const STILL =
  /^\/(?:ar|zh|en|es|fr|ru)\/rounds\/[a-z0-9-]{1,80}\/pillars\/[^/?]+\/uptake\/?(?:\?|$)/

/**
 * True for a page of up to thousands of rows on which no script has anything to do: React's data would make it
 * three times as large, for nothing.
 */
export const isStill = (url: string): boolean => STILL.test(url)
