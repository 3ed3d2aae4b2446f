import { z } from 'zod'
import { canonical, isOneLine, isStorable } from '@/lib/kernel/text'

/** The order in which a stream's phases begin. */
export const PHASE_KINDS = ['submission', 'consideration', 'reply'] as const

const storable = z.string('required').refine(isStorable, 'notWellFormed').transform(canonical)

/** One line or a passage of text, `max` characters at most; empty is refused. */
export const text = (max: number) =>
  storable.pipe(z.string().min(1, 'required').max(max, 'tooLong'))

/** The same, with empty meaning null. */
export const optionalText = (max: number) =>
  storable
    .pipe(z.string().max(max, 'tooLong'))
    .optional()
    .transform((value) => value || null)

const title = text(200).refine(isOneLine, 'oneLine')

/** A whole number typed into a field. */
const whole = (max: number) =>
  z
    .string('number')
    .regex(/^\d{1,6}$/, 'whole')
    .transform(Number)
    .pipe(z.number().max(max, 'tooMany'))

/** The most that a round may permit: what a draft can hold, and what a page can show. */
export const MOST_LIMITS = {
  statementWords: 5000,
  statementCharacters: 20_000,
  wordingCharacters: 20_000,
  mostPoints: 50,
}

/** What the form of a new round starts from; the database's defaults. */
export const USUAL_LIMITS = {
  statementWords: null,
  statementCharacters: 4000,
  wordingCharacters: 4000,
  mostPoints: 20,
}

const limit = (most: number) =>
  z
    .string('number')
    .regex(/^\d{1,6}$/, 'whole')
    .transform(Number)
    .pipe(z.number().min(1, `outOfBounds:${most}`).max(most, `outOfBounds:${most}`))

/** The limits of an input; what is left out stays as it is, at first as the database has it. */
const limits = {
  statementWords: z
    .union([z.literal('').transform(() => null), limit(MOST_LIMITS.statementWords)])
    .optional(),
  statementCharacters: limit(MOST_LIMITS.statementCharacters).optional(),
  wordingCharacters: limit(MOST_LIMITS.wordingCharacters).optional(),
  mostPoints: limit(MOST_LIMITS.mostPoints).optional(),
}

/** What a datetime-local field sends: a wall clock without its zone. */
const wallClock = z.string('time').regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'time')
const optionalWallClock = z.union([z.literal(''), wallClock], 'time').optional()

const span = z.strictObject({ opensAt: wallClock, closesAt: wallClock })
const ownSpan = z.strictObject({ opensAt: optionalWallClock, closesAt: optionalWallClock })
const calendar = z.strictObject({ submission: span, consideration: span, reply: span })

const texts = {
  title,
  symbol: optionalText(60),
  process: text(200),
  purpose: text(4000),
}

/** Whose inputs a round takes; a form without it leaves it as it is. */
export const TAKES_FROM = ['all', 'accredited'] as const
const takesFrom = z.enum(TAKES_FROM, 'choose').optional()

const pillarKey = z.string().regex(/^[a-z_]{1,30}$/)

const terms = {
  question: optionalText(2000),
  publishes: z.enum(['on_submission', 'by_moderator'], 'choose'),
}

const streamFields = z.strictObject({
  included: z.literal('on').optional(),
  ...terms,
  calendar: z
    .strictObject({ submission: ownSpan, consideration: ownSpan, reply: ownSpan })
    .optional(),
})

type Phases = z.output<typeof calendar>

/** A stream's own dates, the round's standing in where it gives none. */
export const streamPhases = (
  common: Phases,
  own: z.output<typeof streamFields>['calendar'],
): Phases =>
  Object.fromEntries(
    PHASE_KINDS.map((kind) => [
      kind,
      {
        opensAt: own?.[kind].opensAt || common[kind].opensAt,
        closesAt: own?.[kind].closesAt || common[kind].closesAt,
      },
    ]),
  ) as Phases

/**
 * A round with the streams that were ticked. Wall clocks of one zone compare as text; the server decides
 * again on instants, because a change of clocks may turn them round.
 */
export const createRoundSchema = z
  .strictObject({
    ...texts,
    ...limits,
    slug: z
      .string()
      .trim()
      .regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, 'invalid')
      .max(60, 'tooLong')
      .optional(),
    code: z
      .string('required')
      .trim()
      .toUpperCase()
      .min(1, 'required')
      .regex(/^[A-Z][A-Z0-9]{1,9}$/, 'invalid'),
    timeZone: z.string('zone').min(1, 'zone').max(60, 'zone'),
    admission: z.enum(['organisations', 'organisations_and_individuals'], 'choose'),
    takesFrom,
    graceMinutes: whole(1440),
    calendar,
    streams: z.record(pillarKey, streamFields),
  })
  .superRefine((round, context) => {
    const included = Object.entries(round.streams).filter(([, stream]) => stream.included)
    if (included.length === 0)
      context.addIssue({ code: 'custom', path: ['pillars'], message: 'choose' })
    for (const [key, stream] of included)
      for (const { path, message } of misordered(streamPhases(round.calendar, stream.calendar))) {
        const own = stream.calendar?.[path[0]][path[1]]
        const at = own ? ['streams', key, 'calendar', ...path] : ['calendar', ...path]
        context.addIssue({ code: 'custom', path: at, message })
      }
  })

type Misordered = { path: [(typeof PHASE_KINDS)[number], 'opensAt' | 'closesAt']; message: 'order' }

/** Ends that don't come after their starts, and phases that begin before the one they follow. */
export function misordered(phases: Phases): Misordered[] {
  const wrong: Misordered[] = []
  for (const [index, kind] of PHASE_KINDS.entries()) {
    const before = PHASE_KINDS[index - 1]
    if (phases[kind].closesAt <= phases[kind].opensAt)
      wrong.push({ path: [kind, 'closesAt'], message: 'order' })
    if (before && phases[kind].opensAt < phases[before].opensAt)
      wrong.push({ path: [kind, 'opensAt'], message: 'order' })
  }
  return wrong
}

const version = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return {}
  }
}

/** The texts as the page read them, as JSON, so that a conflict can tell what changed since. */
export const base = z
  .string()
  .max(400_000)
  .transform(parsed)
  .pipe(z.record(z.string(), z.string().nullable()).catch({}))

/** The texts of a round that is not announced, with the version they were read at. */
export const changeRoundSchema = z.strictObject({
  slug: z.string(),
  version,
  base,
  ...texts,
  takesFrom,
  ...limits,
})

/** What streams ask, how their inputs become public and when, by pillar; `base` as the page read it. */
export const changeStreamsSchema = z
  .strictObject({
    slug: z.string(),
    base,
    streams: z.record(pillarKey, z.strictObject({ ...terms, calendar })),
  })
  .superRefine(({ streams }, context) => {
    for (const [key, stream] of Object.entries(streams))
      for (const { path, message } of misordered(stream.calendar))
        context.addIssue({ code: 'custom', path: ['streams', key, 'calendar', ...path], message })
  })

export const announceRoundSchema = z.strictObject({ slug: z.string(), version })

export const closingNoteSchema = z.strictObject({
  slug: z.string(),
  version,
  base,
  closingNote: text(600),
})

export const extendPhaseSchema = z.strictObject({
  phaseId: z.uuid(),
  closesAt: wallClock,
  reason: text(600),
})

export const signExtensionSchema = z.strictObject({ id: z.uuid(), version })
