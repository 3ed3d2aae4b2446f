// Over 250 lines: what is decided of a draft is decided again of the input it becomes.
import type { AuditEvent } from '@/lib/audit/events'
import type { Attribution, VersionKind } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { errorsByField } from '@/lib/platform/form'
import { phaseState } from '@/lib/rounds/rules'
import type { InputLimits } from '@/lib/rounds/views'
import { raises } from './attribution'
import type { DraftClearance } from './draft-views'
import { contentExcess } from './limits'
import { contentSchema, type DraftContent, type InputContent, MOST, type Next } from './schema'

/** A page of the draft's form: "about", "points/1", "attribution". */
export type Gap = { name: string; code: string; page: string; field: string }

const gap = (name: string, code: string): Gap => {
  const [head = '', index, field] = name.split('.')
  if (head === 'points')
    return { name, code, page: `points/${Number(index ?? 0) + 1}`, field: field ?? 'statement' }
  return { name, code, page: head === 'attribution' ? head : 'about', field: head }
}

const problemsOf = (content: DraftContent, limits: InputLimits) => ({
  ...contentExcess(content, limits),
  ...errorsByField(contentSchema.safeParse(content).error?.issues ?? []),
})

/** What keeps a draft from being submitted, each with the page and field where it is mended. */
export const gapsOf = (content: DraftContent, limits: InputLimits): Gap[] => {
  return Object.entries(problemsOf(content, limits)).map(([name, [code]]) =>
    gap(name, code ?? 'invalid'),
  )
}

/**
 * Whether a draft may hold this. It need not be complete. A copy may come with more points than its round
 * takes: then it may get no more than the `had` it holds.
 * @returns TOO_LARGE over 100 KB; INVALID over the points of its round
 */
export function decideContent(
  content: DraftContent,
  { mostPoints }: Pick<InputLimits, 'mostPoints'>,
  had = 0,
): Result<DraftContent> {
  const over = content.points.length - mostPoints
  if (over > 0 && content.points.length > had)
    return refuse('INVALID', { fieldErrors: { statement: [`overPoints:${mostPoints}:${over}`] } })
  return new TextEncoder().encode(JSON.stringify({ ...content, dropped: undefined })).length >
    MOST.bytes
    ? refuse('TOO_LARGE')
    : ok(content)
}

type Topic = { key: string; title: string }

/** The fields of one page of a draft as text: what its form compares to tell what changed meanwhile. */
export function fieldsAs(
  page: string,
  content: DraftContent,
  topics: readonly Topic[],
): Record<string, string> {
  const { title, language, channel, attribution, points } = content
  if (page === 'about') return { title, language, channel }
  if (page === 'attribution') return { attribution }
  const point = points[Number(page.slice('points/'.length)) - 1]
  return {
    statement: point?.statement ?? '',
    proposedWording: point?.proposedWording ?? '',
    paragraphReference: point?.paragraphReference ?? '',
    topics: topics
      .filter(({ key }) => point?.topics.includes(key))
      .map((topic) => topic.title)
      .join('; '),
    ask: point?.ask ?? '',
    implementation: point?.implementation ?? '',
    linkedSymbol: point?.linkedSymbol ?? '',
  }
}

/**
 * Whether a page of a draft may be stored over what the draft holds now: only where nobody changed the
 * fields of this page since it was shown, or changed them to the same. Other pages may have changed.
 * @returns CONFLICT with each field that changed, from what was shown to what is stored, and what was refused
 */
export function decideSave(
  was: Record<string, string>,
  stored: Record<string, string>,
  mine: Record<string, string> = {},
): Result<null> {
  const changed = Object.keys(was)
    .filter((field) => {
      const now = stored[field] ?? ''
      return was[field] !== now && mine[field] !== now
    })
    .map((field) => ({ field, from: was[field] ?? '', to: stored[field] ?? '', mine: mine[field] }))
  return changed.length ? refuse('CONFLICT', { changed }) : ok(null)
}

/** One's own fields, and of those that somebody else changed the ones chosen as theirs, as they are now. */
export function settled<Fields extends object>(
  mine: Fields,
  theirs: Partial<Fields> | undefined,
  take: Record<string, 'mine' | 'theirs'>,
): Fields {
  const taken = Object.entries(theirs ?? {}).filter(
    ([field]) => field in mine && take[field] === 'theirs',
  )
  return { ...mine, ...Object.fromEntries(taken) }
}

/** How long a page that saves itself stays one event of the log, for one draft and member. */
const QUARTER_HOUR = 15 * 60_000

/**
 * Whether the log need not be told that a page saved itself: it was, of this draft and member, less than
 * a quarter of an hour ago.
 */
export const isNoted = (
  last: { savedById: string | null; notedAt: Date | null },
  memberId: string,
  now: Date,
): boolean =>
  last.savedById === memberId &&
  last.notedAt !== null &&
  now.getTime() - last.notedAt.getTime() < QUARTER_HOUR

export type Clock = {
  opensAt: Date
  closesAt: Date
  graceMinutes: number
  /** The database's, read under the phase's lock. */
  now: Date
}

export type SubmissionFacts = {
  content: DraftContent
  clock: Clock | null
  /** Of the round. */
  limits: InputLimits
  /** A new version of an input that exists. */
  revising: boolean
  organisationId: string | null
  authorName: string | null
  /** Other organisations are asked to co-sponsor it. */
  sponsored?: boolean
  /** Whether the round takes inputs of this organisation, as far as accreditation goes. */
  admitted: boolean
  /** A focal point has yet to clear this version, and who submits it is none. */
  needsClearance: boolean
}

/**
 * Whether a draft becomes an input, or a version of one: in time, complete, within the limits, and signed where its author
 * wants to be named. A new version after the deadline is a correction and stands beside (product.md).
 * What was taken from an organisation before stays its own to mend: accreditation is asked of what is new.
 * @returns NOT_OPEN_YET, CLOSED, NOT_ACCREDITED, INCOMPLETE with the fields, or NEEDS_CLEARANCE
 */
export function decideSubmission(
  facts: SubmissionFacts,
): Result<{ kind: VersionKind; content: InputContent }> {
  const { clock, revising, content } = facts
  const state = clock ? phaseState(clock, clock.graceMinutes, clock.now) : 'closed'
  if (state === 'forthcoming') return refuse('NOT_OPEN_YET')
  if (state === 'closed' && !revising) return refuse('CLOSED')
  if (!facts.admitted && !revising) return refuse('NOT_ACCREDITED')
  const parsed = contentSchema.safeParse(content)
  const problems = problemsOf(content, facts.limits)
  if (!parsed.success || Object.keys(problems).length > 0)
    return refuse('INCOMPLETE', { fieldErrors: problems })
  const problem = revising ? null : attributionProblem(parsed.data.attribution, facts)
  if (problem) return refuse('INCOMPLETE', { fieldErrors: { attribution: [problem] } })
  if (!revising && facts.sponsored && parsed.data.attribution === 'moderators_only')
    return refuse('INCOMPLETE', { fieldErrors: { attribution: ['sponsored'] } })
  if (facts.needsClearance) return refuse('NEEDS_CLEARANCE')
  const kind = !revising ? 'original' : state === 'closed' ? 'correction' : 'edit'
  return ok({ kind, content: parsed.data })
}

export type ClearanceState = 'not_needed' | 'to_ask' | 'asked' | 'returned' | 'cleared' | 'changed'

/**
 * How far a draft is with its clearance. What was asked or cleared holds for that version alone: an edit
 * makes it `changed`. What was returned stays `returned` until somebody asks again.
 */
export function clearanceState(
  { required, latest }: DraftClearance,
  version: number,
): ClearanceState {
  if (!required) return 'not_needed'
  if (!latest) return 'to_ask'
  if (latest.returnedAt) return 'returned'
  if (latest.version !== version) return 'changed'
  return latest.clearedAt ? 'cleared' : 'asked'
}

/** Whether a focal point must still clear this version; one who submits it does so by that. */
export const needsClearance = (
  clearance: DraftClearance,
  version: number,
  isFocalPoint: boolean,
): boolean =>
  !isFocalPoint && !['not_needed', 'cleared'].includes(clearanceState(clearance, version))

/** Why this level can't be had: it names a person without a name, or an organisation where there is none. */
export function attributionProblem(
  level: Attribution,
  facts: { organisationId: string | null; authorName: string | null },
): 'nameNeeded' | 'choose' | null {
  if (level === 'person_and_organisation' && !facts.authorName) return 'nameNeeded'
  return level === 'organisation' && !facts.organisationId ? 'choose' : null
}

/**
 * True where an input is public from its submission on. A person in their own capacity and an organisation
 * that nobody has verified wait for a moderator (security.md); what is for moderators only is never
 * published.
 */
export const publishesAtOnce = (facts: {
  publishes: 'on_submission' | 'by_moderator'
  /** Null for a person in their own capacity. */
  organisation: { verified: boolean } | null
  attribution: Attribution
}): boolean =>
  facts.publishes === 'on_submission' &&
  facts.organisation?.verified === true &&
  facts.attribution !== 'moderators_only'

/**
 * Whether the author's side may change what the public is told of who spoke: more until it is published,
 * less at any time, but only the author (product.md). A person is named by nobody but themselves: the
 * author may be at risk, and a colleague may not know.
 * @returns WITHDRAWN, ALREADY_DONE, PUBLISHED, LOWERING_NEEDS_AUTHOR, NAMING_NEEDS_AUTHOR, or INVALID for an
 *   impossible level
 */
export function decideAttribution(
  input: {
    attribution: Attribution
    organisationId: string | null
    authorName: string | null
    published: boolean
    withdrawn: boolean
    isAuthor: boolean
  },
  to: Attribution,
): Result<Attribution> {
  if (input.withdrawn) return refuse('WITHDRAWN')
  if (to === input.attribution) return refuse('ALREADY_DONE')
  const problem = attributionProblem(to, input)
  if (problem) return refuse('INVALID', { fieldErrors: { attribution: [problem] } })
  if (!raises(input.attribution, to))
    return input.isAuthor ? ok(to) : refuse('LOWERING_NEEDS_AUTHOR')
  if (to === 'person_and_organisation' && !input.isAuthor) return refuse('NAMING_NEEDS_AUTHOR')
  // A published input that its author has since hidden has no publication to wait for.
  return input.published && input.attribution !== 'moderators_only' ? refuse('PUBLISHED') : ok(to)
}

/** Where a draft's pages and an input's are, without locale. */
export const draftPath = (draft: { roundSlug: string; id: string }) =>
  `/rounds/${draft.roundSlug}/drafts/${draft.id}`
export const inputPath = (input: { roundSlug: string; reference: string }) =>
  `/rounds/${input.roundSlug}/inputs/${input.reference}`

/**
 * The page to go to when one is stored, after `draftPath`: the next of the form, or back to where a
 * "Change" link was.
 */
export function afterPage(
  page: 'about' | 'points' | 'attribution',
  { next, from }: { next: Next; from?: 'check' },
  { at = 0, points = 0, revising = false, version = 0 } = {},
): string {
  if (next === 'later') return '?done=saved'
  if (next === 'here') return `/${page === 'points' ? `points/${at}` : page}?done=saved`
  if (next === 'preview' && page === 'points')
    return `/points/${at}?preview=${version}${from ? `&from=${from}` : ''}#preview`
  if (next === 'another') return `/points/${points + 1}`
  if (from === 'check' || page === 'attribution') return '/check?done=saved'
  if (page === 'about') return '/points/1?done=saved'
  if (at < points) return `/points/${at + 1}?done=saved`
  return revising ? '/check?done=saved' : '/attribution?done=saved'
}

/** What the log tells of a draft; the organisation of an input for moderators only is left out. */
export const draftEvent = (
  kind:
    | 'draft.started'
    | 'draft.copied'
    | 'draft.saved'
    | 'draft.discarded'
    | 'draft.clearance_asked'
    | 'draft.cleared'
    | 'draft.returned',
  draft: {
    id: string
    roundId: string
    streamId: string
    organisationId: string | null
    content: DraftContent
  },
): AuditEvent => ({ kind, ...logged(draft, draft.content.attribution), subjectId: draft.id })

/** Where an event of an input belongs; nobody reads from the log who wrote for moderators only. */
export const logged = (
  of: { roundId: string; streamId: string; organisationId: string | null },
  attribution: string,
) => ({
  roundId: of.roundId,
  streamId: of.streamId,
  organisationId: attribution === 'moderators_only' ? undefined : (of.organisationId ?? undefined),
})

/**
 * Drafts that may be started in an hour: by one member, from one network (a mission shares one), and by
 * everybody (security.md). Whatever else is stored belongs to a draft.
 */
export const draftLimits = (memberId: string, network: string) => [
  { name: 'draft-member', key: memberId, points: 60, seconds: 3600 },
  { name: 'draft-network', key: network, points: 1000, seconds: 3600 },
  { name: 'draft-all', key: 'all', points: 20_000, seconds: 3600 },
]
