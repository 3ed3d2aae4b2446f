import { cutText, listed } from '@/lib/kernel/text'
import type { SheetNote } from '@/lib/platform/sheet'
import { type KnownPoint, knownOf } from './foreign-known'
import { type Meet, type Read, readRow } from './foreign-row'
import type { DayOrder, Defaults, ForeignFormat, Mapping } from './foreign-schema'
import type { ForeignRow } from './foreign-views'
import { dayOf } from './on-behalf-cells'
import type { Line } from './on-behalf-schema'
import type { ForeignAnswer } from './on-behalf-views'

type Given = {
  format: ForeignFormat
  head: readonly string[]
  rows: readonly ForeignRow[]
  columns: Mapping
  defaults: Defaults
  dayOrder?: DayOrder
  /** Rows of one author and day are points of one input, as many as it may hold. */
  together: boolean
  mostPoints: number
  /** Recorded before from the same source. */
  known: readonly KnownPoint[]
}

/**
 * The rows of a foreign table as lines of a batch, with the answers that they hold and what was met. Every
 * row is a line, an answer to what was recorded before, or told.
 */
export function foreignLines(given: Given) {
  const met = new Map<string, (string | number)[]>()
  const meet = (code: string, where: string | number) =>
    met.set(code, [...(met.get(code) ?? []), where])
  const lines: Line[] = []
  const answers: ForeignAnswer[] = []
  const used = new Set(Object.values(given.columns))
  const rows = onceEach(
    given.rows.map((one) => readRow(one, given, meet, used)),
    meet,
  )
  for (const [at, heading] of given.head.entries())
    if (!used.has(at) && given.rows.some(({ cells }) => cells[at]?.trim()))
      meet('unreadColumn', heading || `column ${at + 1}`)
  const recorded = knownOf(
    rows.map((read) => ({ ...read, statement: saidIn(read), paragraph: placeIn(read) })),
    given.known,
  )
  const numbers = new Map<string, number>()
  for (const read of rows) {
    const known = recorded.points.get(read.row)
    if (recorded.ambiguous.has(read.row)) {
      meet('ambiguousRow', read.row)
      continue
    }
    // What its author took back is nobody's to publish, nor to decide on.
    if (isWithdrawn(read)) {
      if (known) meet('withdrawnSince', `${read.row} (${known.reference})`)
      else meet('withdrawnRow', read.row)
      continue
    }
    const answer = answerOf(read, given.format, meet)
    if (known) {
      if (given.columns.statement !== undefined)
        meet('recordedBefore', `${read.row} (${known.reference})`)
      if (answer) answers.push({ ...answer, key: null, ...pick(known) })
      continue
    }
    if (given.columns.statement === undefined) {
      meet('unknownRow', read.row)
      continue
    }
    if (!read.statement && !read.proposed_wording) {
      meet('emptyBody', read.row)
      continue
    }
    if (!read.statement) meet('statementFromWording', read.row)
    if (!read.given_on.startsWith(day(read, given)) && read.given_on) meet('dates', read.row)
    const { key, number } = placeOf(read, given, numbers)
    lines.push({ row: read.row, cells: cellsOf(read, given, { key, first: number === 1 }) })
    if (answer) answers.push({ ...answer, key, reference: null, number })
  }
  const notes: SheetNote[] = [...met].map(([code, where]) => ({ code, detail: listed(where) }))
  return { lines, answers, notes }
}

/** Rows but those that say all that an earlier one does. */
function onceEach(rows: readonly Read[], meet: Meet): Read[] {
  const seen = new Set<string>()
  return rows.filter((read) => {
    const whole = JSON.stringify({ ...read, row: 0 })
    const isAgain = seen.has(whole)
    seen.add(whole)
    if (isAgain) meet('repeatedRow', read.row)
    return !isAgain
  })
}

/** As Decidim and W3C say it, who call it withdrawn and retracted. */
const isWithdrawn = ({ withdrawn, outcome }: Read) =>
  /^(true|yes|y|1|x|oui|sí|si)$/i.test(withdrawn) || /^(withdrawn|retracted)\b/i.test(outcome)

const saidIn = (read: Read) => read.statement || read.proposed_wording
const placeIn = (read: Read) =>
  [read.clause, read.paragraph, read.line && `line ${read.line}`].filter(Boolean).join(', ')

const pick = ({ reference, number }: KnownPoint) => ({ reference, number })

/** The input that a row belongs to, and which of its points it is. */
function placeOf(read: Read, given: Given, numbers: Map<string, number>) {
  const other = read.language === given.defaults.language ? '' : read.language
  const author = [read.organisation, read.person, day(read, given), other]
    .filter(Boolean)
    .join(' · ')
  if (!given.together || !author) return { key: `row ${read.row}`, number: 1 }
  const count = (numbers.get(author) ?? 0) + 1
  numbers.set(author, count)
  const part = Math.ceil(count / given.mostPoints)
  const number = ((count - 1) % given.mostPoints) + 1
  return { key: part === 1 ? author : `${author} (${part})`, number }
}

/** 2026-07-20 of "2026-07-20 10:00:00 UTC" or "20/07/2026 10:00", as other systems write times. */
function day({ given_on }: Read, { defaults, dayOrder }: Given): string {
  const bare = given_on.replace(
    /[ T]\d\d?:\d\d(:\d\d(\.\d+)?)?( ?([AP]M|UTC|Z|[+-]\d\d:?\d\d))*$/i,
    '',
  )
  const told = dayOf(bare, dayOrder)
  return ('day' in told ? told.day : bare) || defaults.given_on
}

function cellsOf(read: Read, given: Given, at: { key: string; first: boolean }): Line['cells'] {
  const statement = saidIn(read)
  const point = {
    input: at.key,
    statement,
    proposed_wording: read.proposed_wording,
    paragraph: placeIn(read),
  }
  // Later points of an input say nothing of it that its first one might not.
  if (!at.first) return point
  const { defaults } = given
  const where = given.together ? '' : read.locator || `row ${read.row}`
  return {
    ...defaults,
    ...(read.language && { language: read.language }),
    ...point,
    organisation: read.organisation,
    person: read.person,
    given_on: day(read, given),
    locator: [where, read.type].filter(Boolean).join(' · '),
    title: titleOf(read, statement),
  }
}

/** Its own, or how it begins: at most a hundred characters, cut between words where there are any. */
function titleOf(read: Read, statement: string): string {
  const [line = ''] = (read.title || statement).split('\n')
  if (line.length <= (read.title ? 200 : 100)) return line
  const cut = cutText(line, 99)
  const space = cut.lastIndexOf(' ')
  return `${space > 40 ? cut.slice(0, space) : cut}…`
}

/** Dispositions of W3C and states of Decidim as keys of outcomes; null is no decision yet. */
const OUTCOMES: Record<string, string | null> = {
  accepted: 'reflected',
  'out of scope': 'out_of_scope',
  outofscope: 'out_of_scope',
  rejected: 'not_reflected',
  invalid: 'not_reflected',
  deferred: 'carried_elsewhere',
  open: null,
  evaluating: null,
  not_answered: null,
}

function answerOf(
  read: Read,
  format: ForeignFormat,
  meet: Meet,
): Omit<ForeignAnswer, 'key' | 'reference' | 'number'> | null {
  if (!read.outcome && !read.observation) return null
  const word = read.outcome.toLowerCase()
  if (OUTCOMES[word] === null) {
    meet('noDecision', `${read.row} (${read.outcome})`)
    return null
  }
  // W3C's and Decidim's say the outcome apart; where nothing does, the observation begins with it.
  const outcome = OUTCOMES[word] ?? read.outcome
  if (!outcome && format !== 'iso' && format !== 'table') meet('noDecision', read.row)
  return { row: read.row, outcome, observation: read.observation }
}
