// Over 250 lines: who may read and do what with an input, to be read as a whole.
import sql, { type Sql } from 'sql-template-tag'
import { rule } from '@/lib/platform/permit'
import type { Organised, Viewer } from '@/lib/platform/viewer'

/** SQL: does input `i` belong to the viewer or to an organisation the viewer speaks for? */
export const ownInput = (viewer: Viewer): Sql =>
  viewer.member
    ? sql`(i.author_id = ${viewer.member.id}::uuid
        OR (i.organisation_id = ANY(${viewer.organisations.map(({ id }) => id)}::uuid[])
          AND i.attribution <> 'moderators_only'))`
    : sql`false`

/**
 * SQL: is input `i` for moderators only, and does its author let the focal points of its organisation, of
 * whom the viewer is one, read it (security.md)? It is not theirs to act on.
 */
export const sharedInput = (viewer: Viewer): Sql =>
  ledBy(viewer).length
    ? sql`(i.attribution = 'moderators_only' AND i.focal_points_from IS NOT NULL
        AND i.organisation_id = ANY(${ledBy(viewer)}::uuid[]))`
    : sql`false`

/** The organisations that the viewer is a focal point of. */
export const ledBy = (viewer: Viewer): string[] =>
  viewer.organisations.filter(({ role }) => role === 'focal_point').map(({ id }) => id)

/** SQL: does the viewer moderate the stream of input `i`? */
export const moderatedInput = (viewer: Viewer): Sql =>
  viewer.moderates.length ? sql`i.stream_id = ANY(${viewer.moderates}::uuid[])` : sql`false`

/**
 * SQL: may the public know of input `i`? Published in an announced round, attributed to more than moderators.
 * OFFSET 0 has the planner look up one publication per row: beside an OR it would otherwise read all of
 * them for a page of fifty. Streams are few, and read once.
 */
export const publicInput: Sql = sql`(i.attribution <> 'moderators_only'
  AND EXISTS (SELECT FROM input_publications ip WHERE ip.input_id = i.id OFFSET 0)
  AND i.stream_id IN (SELECT ps.id FROM streams ps JOIN rounds pr ON pr.id = ps.round_id
    WHERE pr.announced_at IS NOT NULL))`

/** SQL: was input `i` not withdrawn? */
export const standingInput: Sql = sql`NOT EXISTS (SELECT FROM withdrawals iw WHERE iw.input_id = i.id)`

/** SQL: does input `i` count in figures? Not where it was withdrawn, nor where its author disowned it. */
export const countedInput: Sql = sql`(${standingInput}
  AND NOT EXISTS (SELECT FROM disownments cd WHERE cd.input_id = i.id))`

/** SQL: inputs `i` that the viewer may know of, withdrawn ones included: their text must not be read. */
export const knownInputs = (viewer: Viewer): Sql =>
  sql`(${publicInput} OR ${ownInput(viewer)} OR ${moderatedInput(viewer)} OR ${sharedInput(viewer)})`

/** SQL: inputs `i` whose text the viewer may read; every read of text carries it. */
export const visibleInputs = (viewer: Viewer): Sql =>
  sql`(${standingInput} AND ${knownInputs(viewer)})`

/** SQL: drafts `d` that the viewer may write in: those of `readableDrafts` that were not discarded. */
export const visibleDrafts = (viewer: Viewer): Sql =>
  sql`(d.discarded_at IS NULL AND ${readableDrafts(viewer)})`

/** SQL: are the focal points of now asked to clear draft `d`? Before a merger it was other people. */
const askedToClear = sql`EXISTS (SELECT FROM draft_clearances hc WHERE hc.draft_id = d.id
  AND NOT EXISTS (SELECT FROM organisation_mergers hm
    WHERE hm.survivor_id = d.organisation_id AND hm.effective_at > hc.asked_at))`

/**
 * SQL: drafts `d` of the viewer and of an organisation they speak for, discarded ones included. Of a new
 * version of an input for moderators only nobody of the organisation knows but its author; nor of a copy of
 * one that is for moderators only itself but who made it, unless the focal points are asked to clear it. Of
 * an input that is withdrawn nobody but its author reads the text, here neither.
 */
export const readableDrafts = (viewer: Viewer): Sql =>
  viewer.member
    ? sql`((d.organisation_id = ANY(${viewer.organisations.map(({ id }) => id)}::uuid[])
        OR (d.organisation_id IS NULL AND d.member_id = ${viewer.member.id}::uuid))
      AND NOT EXISTS (SELECT FROM withdrawals hw JOIN inputs wi ON wi.id = hw.input_id
        WHERE wi.id = d.input_id AND wi.author_id IS DISTINCT FROM ${viewer.member.id}::uuid)
      AND NOT EXISTS (SELECT FROM inputs hi WHERE hi.id IN (d.input_id, d.copied_from_id)
        AND hi.attribution = 'moderators_only' AND hi.author_id IS DISTINCT FROM ${viewer.member.id}::uuid
        AND (hi.id = d.input_id OR (d.content ->> 'attribution' = 'moderators_only'
          AND d.member_id <> ${viewer.member.id}::uuid
          AND NOT (d.organisation_id = ANY(${ledBy(viewer)}::uuid[]) AND ${askedToClear})))))`
    : sql`false`

/** SQL: is draft `d`, for now, for nobody of its organisation but its author? See `readableDrafts`. */
export const authorsDraft: Sql = sql`EXISTS (SELECT FROM inputs hi
  WHERE hi.id IN (d.input_id, d.copied_from_id) AND hi.attribution = 'moderators_only'
    AND (hi.id = d.input_id OR d.content ->> 'attribution' = 'moderators_only'))`

/** On whose behalf something is written: an organisation, or (null) the member in their own capacity. */
export type Behalf = {
  organisationId: string | null
  /** Who started the draft or submitted the input. */
  memberId: string
  /** Whether the round takes inputs from persons in their own capacity. */
  individuals: boolean
}

const roleIn = (viewer: Viewer, organisationId: string) =>
  viewer.organisations.find(({ id }) => id === organisationId)?.role

const mayWrite = (viewer: Viewer, { organisationId, memberId, individuals }: Behalf): boolean =>
  organisationId
    ? roleIn(viewer, organisationId) !== undefined
    : individuals && viewer.member?.id === memberId

const maySubmit = (viewer: Viewer, behalf: Behalf): boolean =>
  mayWrite(viewer, behalf) &&
  (!behalf.organisationId || roleIn(viewer, behalf.organisationId) !== 'drafter')

/** Every delegate of the organisation writes (security.md); a person only for themselves, where admitted. */
export const canStartDraft = rule('draft.start', mayWrite)
export const canSaveDraft = rule('draft.save', mayWrite)
export const canDiscardDraft = rule('draft.discard', mayWrite)

/** Submitters and focal points of the organisation; a person for themselves. */
export const canSubmitInput = rule('input.submit', maySubmit)

export type AuthoredInput = {
  organisationId: string | null
  /** Null where it was given elsewhere and recorded here: then nobody changes it from here. */
  authorId: string | null
  /** Only its author acts on it: nobody else of the organisation is told of it. */
  moderatorsOnly: boolean
}

const speaksFor = (viewer: Viewer, { organisationId, authorId, moderatorsOnly }: AuthoredInput) => {
  if (!viewer.member || !authorId) return false
  const isAuthor = viewer.member.id === authorId
  if (!organisationId) return isAuthor
  return roleIn(viewer, organisationId) !== undefined && (isAuthor || !moderatorsOnly)
}

const decidesFor = (viewer: Viewer, input: AuthoredInput) =>
  speaksFor(viewer, input) &&
  (!input.organisationId || roleIn(viewer, input.organisationId) !== 'drafter')

/** A receipt tells exact time and text: it is for the author's side of what was submitted here, or claimed. */
export const canReadReceipt = rule(
  'receipt.read',
  (_viewer, { own, authorId }: { own: boolean; authorId: string | null }) =>
    own && authorId !== null,
)

/**
 * Its text goes into a draft of the same side, wherever that may write one. That of a withdrawn one is hidden
 * from everybody but its author.
 */
export const canCopyInput = rule(
  'input.copy',
  (viewer: Viewer, input: AuthoredInput & { withdrawn: boolean }) =>
    speaksFor(viewer, input) && (!input.withdrawn || viewer.member?.id === input.authorId),
)
/** A new version is written like a draft and submitted like one. */
export const canReviseInput = rule('input.revise', speaksFor)
export const canWithdrawInput = rule('input.withdraw', decidesFor)
/** The author also after leaving the organisation: what is shown of them stays theirs to lower. */
export const canAttributeInput = rule(
  'input.attribute',
  (viewer: Viewer, input: AuthoredInput) =>
    decidesFor(viewer, input) || (viewer.member !== null && viewer.member.id === input.authorId),
)

export type Recording = { streamIds: string[] }

/** The streams in which the viewer records what was given elsewhere: as moderator, or as organiser. */
export const recordedStreams = (viewer: Viewer): string[] => [
  ...new Set([...viewer.moderates, ...viewer.organises.map(({ streamId }) => streamId)]),
]

/** As the organiser of which consultations the viewer records in a stream; none for who moderates it. */
export const organisedIn = (viewer: Viewer, streamId: string): Organised[] =>
  viewer.moderates.includes(streamId)
    ? []
    : viewer.organises.filter((one) => one.streamId === streamId)

/** Moderators record in the streams they moderate what was given elsewhere, organisers in theirs (product.md). */
export const canImportBatch = rule('batch.import', (viewer, { streamIds }: Recording) =>
  streamIds.some((id) => recordedStreams(viewer).includes(id)),
)

export type OwnBatch = { recordedById: string }
const ownBatch = (viewer: Viewer, { recordedById }: OwnBatch) =>
  viewer.member !== null && viewer.member.id === recordedById

/** A batch is its recorder's alone. */
export const canReadBatch = rule('batch.read', ownBatch)
export const canDiscardBatch = rule('batch.discard', ownBatch)

/**
 * Whoever recorded it, while they record in all its streams still; and whoever moderates all of them, for a
 * recorder may have lost their role.
 */
export const canUndoBatch = rule(
  'batch.undo',
  (viewer, batch: OwnBatch & { storedStreamIds: string[] }) => {
    const own = ownBatch(viewer, batch) ? recordedStreams(viewer) : viewer.moderates
    return batch.storedStreamIds.length > 0 && batch.storedStreamIds.every((id) => own.includes(id))
  },
)

/** Storing asks again: a role may have ended since the file was read. Recording is not authorship. */
export const canRecordOnBehalf = rule(
  'input.record_on_behalf',
  (viewer, batch: OwnBatch & Recording) =>
    ownBatch(viewer, batch) && batch.streamIds.some((id) => recordedStreams(viewer).includes(id)),
)

export type RecordedInput = {
  organisationId: string | null
  authorId: string | null
  streamId: string
  /** Only moderators know of it: there is nobody to claim it. */
  moderatorsOnly: boolean
}

/** For the organisation named whoever submits for it; where none is in the directory, any member may ask. */
export const canClaimInput = rule(
  'input.claim',
  (viewer, { organisationId, authorId, moderatorsOnly }: RecordedInput) => {
    if (!viewer.member || authorId || moderatorsOnly) return false
    if (!organisationId) return true
    const role = roleIn(viewer, organisationId)
    return role !== undefined && role !== 'drafter'
  },
)

/** A person's claim is confirmed by a moderator of the stream, never by the one who claims. */
export const canConfirmClaim = rule(
  'claim.confirm',
  (viewer, { streamId, claimantId }: { streamId: string; claimantId: string }) =>
    viewer.moderates.includes(streamId) && viewer.member?.id !== claimantId,
)

/** Whoever submits for the organisation named, or the person whose claim was confirmed. */
export const canDisownInput = rule(
  'input.disown',
  (viewer, { organisationId, authorId, moderatorsOnly }: RecordedInput) => {
    if (!viewer.member || moderatorsOnly) return false
    const role = organisationId ? roleIn(viewer, organisationId) : undefined
    return organisationId ? role !== undefined && role !== 'drafter' : viewer.member.id === authorId
  },
)

/** Whether the organisation's focal points read what is for moderators only: the author's choice alone. */
export const canShareInput = rule(
  'input.share',
  (viewer: Viewer, { organisationId, authorId }: AuthoredInput) =>
    organisationId !== null && viewer.member !== null && viewer.member.id === authorId,
)

/** Takes all of one's own away at once; oneself, in any role or none. */
export const canWithdrawAll = rule(
  'member.withdraw_all',
  (viewer: Viewer, of: { memberId: string }) => viewer.member?.id === of.memberId,
)

export type HeldInput = {
  streamId: string
  /** Does the viewer have an interest in it, by any membership held in the round? */
  interested: boolean
}

/** A moderator of the stream, never on their own organisation's input. */
export const canPublishInput = rule(
  'input.publish',
  (viewer: Viewer, { streamId, interested }: HeldInput) =>
    viewer.moderates.includes(streamId) && !interested,
)
