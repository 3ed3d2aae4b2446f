// Over 250 lines: all that can be wrong with a line is judged in one place.
import type { z } from 'zod'
import type { Attribution } from '@/lib/generated/prisma/enums'
import { isStorable } from '@/lib/kernel/text'
import type { InputLimits } from '@/lib/rounds/views'
import { pointExcess } from './limits'
import { dayOf, pointsElsewhere } from './on-behalf-cells'
import {
  type Column,
  headSchema,
  type Line,
  POINT_COLUMNS,
  POINT_FIELDS,
  topicsIn,
} from './on-behalf-schema'
import { attributionProblem } from './rules'
import { MOST, pointSchema } from './schema'

export type Problem = { row: number; column: Column; code: string }

type Head = z.output<typeof headSchema>
/** A point as it would be submitted, with the keys of its topics. */
export type EntryPoint = z.output<typeof pointSchema>

/** An input as it would be stored, with the rows that it comes from. */
export type Entry = Omit<
  Head,
  'organisation_type' | 'person_agreed' | 'attribution' | 'source_urls'
> & {
  key: string
  rows: number[]
  streamId: string
  /** From the directory; null where the name and type stand for themselves, or a person speaks alone. */
  organisationId: string | null
  verified: boolean
  namedType: Head['organisation_type'] | null
  attribution: Attribution
  sourceUrls: string[]
  /** As whose organiser it is recorded; null for moderators. */
  consultation: string | null
  points: EntryPoint[]
}

export type Judged = {
  entries: Entry[]
  problems: Problem[]
  /** Rows whose date was read in another style than 2026-07-20. */
  otherDates: number[]
}

export type Facts = {
  /** Streams that the viewer may record in. `closesOn` is the last day on which inputs were taken. */
  streams: {
    id: string
    pillarKey: string
    pillarTitle: string
    closesOn: string | null
    topics: { id: string; key: string; title: string }[]
    /** What they may record there: an organiser only what is of their own consultation. */
    channels: readonly string[]
    /** The consultations as whose organiser they do; none for moderators. */
    organised?: readonly { consultation: string; channel: string }[]
  }[]
  organisations: { id: string; name: string; known: string[]; verified: boolean }[]
  /** Of the round: those of what is submitted. */
  limits: InputLimits
  /** The database's day. */
  today: string
}

/** Names as they are compared: of organisations, persons, pillars and topics. */
export const folded = (name: string) => name.trim().toLowerCase()

/**
 * Reads the lines of a batch as inputs. An input with a problem anywhere is not among the entries; its
 * problems say row and column. Of who sent the file only the streams and channels that they may record in
 * count.
 */
export function judge(lines: readonly Line[], facts: Facts): Judged {
  const groups = new Map<string, Line[]>()
  for (const line of lines) {
    const key = line.cells.input?.trim() || `row ${line.row}`
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  const judged = [...groups].map(([key, group]) => judgeOne(key, group, facts))
  return {
    entries: judged.flatMap(({ entry, problems }) => (entry && !problems.length ? [entry] : [])),
    problems: judged.flatMap(({ problems }) => problems).sort((a, b) => a.row - b.row),
    otherDates: judged.flatMap(({ otherDate }) => (otherDate ? [otherDate] : [])),
  }
}

function judgeOne(key: string, lines: readonly Line[], facts: Facts) {
  const [first] = lines
  const problems: Problem[] = []
  const row = first?.row ?? 0
  const fail = (column: Column, code: string, at = row) => problems.push({ row: at, column, code })
  const cells = filled(first?.cells ?? {})
  const parsed = headSchema.safeParse(cells)
  for (const { path, message } of parsed.error?.issues ?? []) fail(path[0] as Column, message)
  const streamId = streamOf(cells.pillar ?? '', facts, fail)
  const day = cells.given_on ? dayOf(cells.given_on) : null
  if (day && 'problem' in day) fail('given_on', day.problem)
  const given = day && 'day' in day ? day.day : ''
  const stream = facts.streams.find(({ id }) => id === streamId)
  judgeDay(given, stream, facts, fail)
  if (stream && parsed.data && !stream.channels.includes(parsed.data.channel))
    fail('channel', 'otherChannel')
  const consultation = consultationOf(cells, stream, fail)
  const who = speakerOf(cells, facts, fail)
  const attribution = (parsed.data?.attribution ||
    (who.named ? 'organisation' : 'type_and_region')) as Attribution
  judgeAttribution(
    attribution,
    { ...who, person: cells.person ?? '', agreed: cells.person_agreed ?? '' },
    fail,
  )
  const { mostPoints } = facts.limits
  const over = lines.length - mostPoints
  if (over > 0) fail('input', `overPoints:${mostPoints}:${over}`)
  for (const line of lines.slice(1)) judgeSame(cells, line, fail)
  const within = { language: cells.language ?? '', topics: stream?.topics, limits: facts.limits }
  const points = lines.map((line) => judgePoint(line, within, fail))
  if (new TextEncoder().encode(JSON.stringify(points)).length > MOST.bytes) fail('input', 'tooLong')
  if (!parsed.success || !streamId) return { entry: null, problems, otherDate: null }
  const { organisation_type: _, person_agreed: __, source_urls, ...head } = parsed.data
  const entry: Entry = {
    ...head,
    key,
    rows: lines.map((line) => line.row),
    streamId,
    organisationId: who.organisationId,
    verified: who.verified,
    namedType: who.organisationId ? null : parsed.data.organisation_type || null,
    attribution,
    given_on: given,
    consultation,
    sourceUrls: source_urls.split(/\s+/).filter(Boolean),
    points,
  }
  const otherDate = day && 'style' in day && day.style === 'other' ? row : null
  return { entry, problems, otherDate }
}

type Stream = Facts['streams'][number]
type Fail = (column: Column, code: string, row?: number) => void

const filled = (cells: Line['cells']) =>
  Object.fromEntries(
    Object.keys(headSchema.shape).map((key) => [key, cells[key as Column] ?? '']),
  ) as Partial<Record<Column, string>>

function streamOf(pillar: string, { streams }: Facts, fail: Fail): string | null {
  const wanted = folded(pillar)
  const found = streams.find(
    ({ pillarKey, pillarTitle }) => folded(pillarKey) === wanted || folded(pillarTitle) === wanted,
  )
  if (!found && wanted) fail('pillar', 'unknownPillar')
  return found?.id ?? null
}

/** Of several consultations of one channel the source says which it was. */
function consultationOf(
  { channel, source }: Partial<Record<Column, string>>,
  stream: Stream | undefined,
  fail: Fail,
): string | null {
  const own = stream?.organised?.filter((one) => one.channel === channel) ?? []
  const names = [...new Set(own.map(({ consultation }) => consultation))]
  if (names.length < 2) return names[0] ?? null
  const named = names.find((name) => folded(name) === folded(source ?? ''))
  if (!named) fail('source', 'whichConsultation')
  return named ?? null
}

/** Given by the day on which the stream stopped taking inputs, for the same deadline holds for everybody. */
function judgeDay(given: string, stream: Stream | undefined, facts: Facts, fail: Fail) {
  if (!given) return
  if (given > facts.today) fail('given_on', 'future')
  const closesOn = stream?.closesOn
  if (closesOn && given > closesOn) fail('given_on', 'afterClose')
}

function speakerOf(cells: Partial<Record<Column, string>>, facts: Facts, fail: Fail) {
  const name = folded(cells.organisation ?? '')
  const nobody = { organisationId: null, verified: false, named: false }
  if (!name) {
    if (!cells.person) fail('organisation', 'whoNeeded')
    return nobody
  }
  const found = facts.organisations.filter(({ known }) => known.some((one) => folded(one) === name))
  const [only] = found
  if (only && found.length === 1)
    return { organisationId: only.id, verified: only.verified, named: true }
  if (found.length > 1) fail('organisation', 'severalOrganisations')
  else if (!cells.organisation_type) fail('organisation_type', 'typeNeeded')
  return { ...nobody, named: true }
}

/** At most what the author agreed to: to name a person needs their agreement, said in the line. */
function judgeAttribution(
  level: Attribution,
  who: { named: boolean; person: string; agreed: string },
  fail: Fail,
) {
  const facts = { organisationId: who.named ? 'named' : null, authorName: who.person || null }
  const problem = attributionProblem(level, facts)
  if (problem)
    fail(
      problem === 'nameNeeded' ? 'person' : 'attribution',
      problem === 'nameNeeded' ? 'required' : problem,
    )
  if (level === 'person_and_organisation' && who.agreed !== 'yes')
    fail('person_agreed', 'agreementNeeded')
}

/** A later line of an input may leave out what its first says, but not say something else. */
function judgeSame(first: Partial<Record<Column, string>>, line: Line, fail: Fail) {
  for (const [column, cell] of Object.entries(line.cells) as [Column, string][])
    if (
      cell &&
      column !== 'input' &&
      !POINT_COLUMNS.some((own) => own === column) &&
      cell !== first[column]
    )
      fail(column, 'differs', line.row)
}

type Within = { language: string; topics: Stream['topics'] | undefined; limits: InputLimits }

/** A point by the same rules as one that is submitted (schema, limits of the round). */
function judgePoint({ row, cells }: Line, within: Within, fail: Fail): EntryPoint {
  const cell = (column: Column) => cells[column] ?? ''
  const asked = topicsIn(cell('topics'))
  const topics = asked.flatMap((one) => {
    const known = within.topics?.find(({ key, title }) =>
      [key, title].some((name) => folded(name) === folded(one)),
    )
    if (!known && within.topics) fail('topics', 'unknownTopic', row)
    return known ? [known.key] : []
  })
  const point = {
    statement: cell('statement'),
    proposedWording: cell('proposed_wording'),
    paragraphReference: cell('paragraph'),
    topics: [...new Set(topics)],
    ask: folded(cell('ask')) as EntryPoint['ask'],
    implementation: cell('implementation'),
    linkedSymbol: cell('linked_symbol'),
  }
  const tell = (field: string, code: string) =>
    fail(POINT_FIELDS[field as keyof typeof POINT_FIELDS], code, row)
  for (const { path, message } of pointSchema.safeParse(point).error?.issues ?? [])
    tell(String(path[0]), message)
  for (const [field, codes] of Object.entries(pointExcess(point, within.language, within.limits)))
    for (const code of codes) tell(field, code)
  for (const column of POINT_COLUMNS)
    if (!isStorable(cell(column))) fail(column, 'notWellFormed', row)
  if (pointsElsewhere(point.statement)) fail('statement', 'seeAttached', row)
  return point
}
