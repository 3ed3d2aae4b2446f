import { calledBefore } from './past'
import { inCommon, total, wordCounts } from './words'

/** A paragraph of an earlier revision that shares a lineage with one of this revision. */
export type EarlierRow = {
  /** The id of the paragraph that goes on from it. */
  of: string
  revision: string
  slug: string
  language: string
  label: string
  number: string
  text: string
}

export type EarlierWording = {
  /** The revisions, the latest first, in which it read so. */
  revisions: { name: string; slug: string }[]
  language: string
  /** One, or several that were merged. */
  places: { label: string; number: string; text: string }[]
}

/** So much of the shorter wording is in the other where both are parts of one that was split. */
const KIN = 0.5

/**
 * What each paragraph read in earlier revisions, the latest first, each wording once for the revisions in a
 * row that had it; nothing of revisions that say what this one says. `rows` run from the latest revision back.
 */
export function earlierWordings(
  rows: readonly EarlierRow[],
  texts: Readonly<Record<string, string>>,
): Record<string, EarlierWording[]> {
  const byParagraph = grouped(rows, ({ of }) => of)
  return Object.fromEntries(
    [...byParagraph].map(([id, own]) => [id, wordingsOf(own, texts[id] ?? '')]),
  )
}

/** By paragraph where it stood last, of rows that run from the latest revision back. */
export function placesBefore(rows: readonly EarlierRow[]): Record<string, string> {
  return Object.fromEntries(
    [...grouped(rows, ({ of }) => of)].map(([id, own]) => {
      const last = own.filter(({ slug }) => slug === own[0]?.slug)
      return [id, last.map(({ revision, label }) => calledBefore(revision, label)).join(', ')]
    }),
  )
}

function grouped<Row>(rows: readonly Row[], by: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row])
  return groups
}

function wordingsOf(rows: readonly EarlierRow[], text: string): EarlierWording[] {
  const wordings: EarlierWording[] = []
  let current = [text]
  for (const [slug, all] of grouped(rows, ({ slug: one }) => one)) {
    const own = kinOf(all, text)
    const said = own.map((row) => row.text)
    const [first] = own
    const last = wordings.at(-1)
    const revision = { name: first?.revision ?? '', slug }
    const unchanged = said.length === current.length && said.every((one, at) => one === current[at])
    if (unchanged) last?.revisions.push(revision)
    else if (first)
      wordings.push({
        revisions: [revision],
        language: first.language,
        places: own.map(({ label, number, text: words }) => ({ label, number, text: words })),
      })
    current = said
  }
  return wordings.filter(({ places }) => !(places.length === 1 && places[0]?.text === text))
}

/** Of several in one revision those that this one says again: the others are parts of what was split. */
function kinOf(rows: readonly EarlierRow[], text: string): readonly EarlierRow[] {
  if (rows.length < 2) return rows
  const same = rows.filter((row) => row.text === text)
  if (same.length > 0) return same
  const words = wordCounts(text)
  const size = total(words)
  const kin = rows.filter((row) => {
    const other = wordCounts(row.text)
    return inCommon(words, other) >= KIN * Math.max(1, Math.min(size, total(other)))
  })
  return kin.length > 0 ? kin : rows
}
