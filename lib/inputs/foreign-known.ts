import { folded } from './on-behalf-judgement'

/** A standing point of an input that was recorded from the source. */
export type KnownPoint = {
  reference: string
  number: number
  /** All names of the organisation it was recorded of; none where a person speaks alone. */
  organisations: readonly string[]
  person: string | null
  locator: string | null
  paragraph: string | null
  statement: string
}

/** What a row says of which point it is. */
export type Said = {
  row: number
  organisation: string
  person: string
  /** Where in the source, as a column of its own says; '' where none does. */
  locator: string
  paragraph: string
  statement: string
}

export type Found = { points: ReadonlyMap<number, KnownPoint>; ambiguous: ReadonlySet<number> }

type Both = { said: Said; point: KnownPoint }

const sameWords = ({ said, point }: Both) => point.statement === said.statement
const sameLocator = ({ said, point }: Both) => locatorOf(point) === said.locator
const sameRow = (both: Both) =>
  sameLocator(both) || (!both.said.locator && locatorOf(both.point) === `row ${both.said.row}`)
const samePlace = ({ said, point }: Both) => (point.paragraph ?? '') === said.paragraph

/** From the surest; a point is one row's only, since the same words are often said of several places. */
const WAYS: ((both: Both) => boolean)[] = [
  (both) => sameWords(both) && samePlace(both) && sameRow(both),
  (both) => sameWords(both) && sameRow(both),
  (both) => sameWords(both) && samePlace(both),
  (both) => sameLocator(both),
  (both) => sameWords(both) && (!both.point.paragraph || !both.said.paragraph),
]

/**
 * Which points of a source the rows of a table are: those of the same author that say the same or stand at the
 * same place in it. Others may have sent the same words, or number theirs alike, and theirs are other points.
 * A row that names nobody is known by its number in the source alone, and only where one point has it.
 * @returns by number of the row; `ambiguous` are rows that several points fit
 */
export function knownOf(rows: readonly Said[], known: readonly KnownPoint[]): Found {
  const points = new Map<number, KnownPoint>()
  const ambiguous = new Set<number>()
  const byKey = new Map<string, KnownPoint[]>()
  const keep = (key: string, point: KnownPoint) => {
    const kept = byKey.get(key)
    if (kept) kept.push(point)
    else byKey.set(key, [point])
  }
  for (const point of known) {
    const locator = `locator ${locatorOf(point)}`
    keep(locator, point)
    for (const author of authorsOf(point))
      for (const key of [`words ${point.statement}`, locator]) keep(`${author} ${key}`, point)
  }
  const named = rows.filter(isNamed).map((said) => {
    const author = authorKey(said.organisation, said.person)
    const near = [
      ...((said.statement && byKey.get(`${author} words ${said.statement}`)) || []),
      ...((said.locator && byKey.get(`${author} locator ${said.locator}`)) || []),
    ]
    return { said, near: [...new Set(near)] }
  })
  const used = new Set<KnownPoint>()
  for (const way of WAYS)
    for (const { said, near } of named) {
      const found =
        !points.has(said.row) && near.find((point) => !used.has(point) && way({ said, point }))
      if (!found) continue
      used.add(found)
      points.set(said.row, found)
    }
  for (const said of rows) {
    if (isNamed(said) || !said.locator) continue
    const found = byKey.get(`locator ${said.locator}`) ?? []
    const same = found.filter((point) => sameWords({ said, point }))
    const [only, ...others] = same.length > 0 ? same : found
    if (others.length > 0) ambiguous.add(said.row)
    else if (only) points.set(said.row, only)
  }
  return { points, ambiguous }
}

const isNamed = ({ organisation, person }: Said) => Boolean(organisation || person)

/** Of a locator what a column said: types of comments are kept behind it. */
const locatorOf = ({ locator }: KnownPoint) => locator?.split(' · ')[0] ?? ''

const authorKey = (organisation: string, person: string) =>
  JSON.stringify([folded(organisation), folded(person)])

/** A point's author by each name of its organisation. */
const authorsOf = ({ organisations, person }: KnownPoint) =>
  new Set(
    (organisations.length > 0 ? organisations : ['']).map((name) => authorKey(name, person ?? '')),
  )
