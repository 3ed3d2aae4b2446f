// Over 250 lines: one set of columns serves every list and page of inputs.
import sql, { type Sql } from 'sql-template-tag'
import { appendEvents } from '@/lib/audit/append'
import { db, read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { type Byline, bylineOf } from './attribution'
import {
  knownInputs,
  moderatedInput,
  ownInput,
  publicInput,
  sharedInput,
  standingInput,
} from './policy'
import { disowned, recordedOnBehalf, recordingOf, speakerOf, takenBack } from './speaker-data'
import { sponsorCount, sponsorNames } from './sponsor-data'
import type { AuthorRow, HeldRow, InputRow, InputView, MyInputRow, VersionView } from './views'

/** SQL: json of who is behind input `i`, for this viewer; also fit for a json_build_object. */
export const authorOf = (viewer: Viewer): Sql => sql`json_build_object(
  'attribution', i.attribution, 'authorName', i.author_name,
  'audience', CASE WHEN ${ownInput(viewer)} THEN 'own' WHEN ${moderatedInput(viewer)} OR ${sharedInput(viewer)}
    THEN 'moderator'
    ELSE 'public' END,
  'organisation', ${speakerOf}, 'disowned', ${disowned})`

/** SQL: the column "author" of a select over `inputs i`; turn it by `toByline` before it leaves data. */
export const bylineColumns = (viewer: Viewer): Sql => sql`${authorOf(viewer)} AS "author"`

/** Who spoke, as far as this viewer is told. */
export const toByline = ({ audience, ...author }: AuthorRow): Byline | null =>
  bylineOf(author, audience)

// Lists run by day and then by the random reference: their order tells no public time finer than a day.
const day = sql`((i.submitted_at AT TIME ZONE 'UTC')::date)`
export const dayText = sql`to_char(${day}, 'YYYY-MM-DD')`
const withdrawnOn = sql`(SELECT to_char(w.withdrawn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')
  FROM withdrawals w WHERE w.input_id = i.id)`

const rowColumns = (viewer: Viewer) => sql`i.id, i.reference, r.slug AS "roundSlug", i.channel,
  CASE WHEN ${standingInput} AND (i.attribution <> 'moderators_only' OR ${ownInput(viewer)})
    THEN v.title END AS title, v.language,
  (SELECT count(*)::int FROM points pt WHERE pt.version_id = v.id) AS "pointCount",
  ${sponsorCount} AS sponsors,
  CASE WHEN ${recordedOnBehalf} THEN to_char(i.given_on, 'YYYY-MM-DD') ELSE ${dayText} END AS day,
  ${withdrawnOn} AS "withdrawnOn",
  ${takenBack} AS "inError",
  EXISTS (SELECT FROM input_publications xp WHERE xp.input_id = i.id OFFSET 0) AS published,
  ${dayText} AS "submittedOn", ${bylineColumns(viewer)}`

const rowTables = sql`inputs i JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id
  JOIN input_versions v ON v.input_id = i.id AND v.number = i.version`

type Raw = Omit<InputRow, 'byline'> & { author: AuthorRow; submittedOn: string }

const toRow = <R extends Raw>({ author, submittedOn, ...row }: R) => ({
  ...row,
  byline: row.withdrawnOn ? null : listed(author),
})

// A list tells moderators and focal points neither author nor title of what is for moderators only: opening
// it is logged.
const listed = (author: AuthorRow): Byline | null =>
  author.attribution === 'moderators_only' && author.audience === 'moderator'
    ? { kind: 'participant' }
    : toByline(author)

const cursor = /^(\d{4}-\d\d-\d\d)_(\S{1,60})$/

/** SQL: newest day first, after the row that `next` of the page before names, with one more to tell of it. */
function newest({ after = '', limit }: { after?: string; limit: number }): Sql {
  const [, onDay, reference] = cursor.exec(after) ?? []
  return sql`${onDay ? sql`AND (${day}, i.reference) < (${onDay}::date, ${reference})` : sql``}
    ORDER BY ${day} DESC, i.reference DESC LIMIT ${limit + 1}`
}

/** Inputs of a stream that the viewer may know of, newest day first; withdrawn ones as tombstones. */
export async function listInputs(
  viewer: Viewer,
  { streamId, after, limit = 50 }: { streamId: string; after?: string; limit?: number },
): Promise<{ items: InputRow[]; next: string | null }> {
  const rows = await read<Raw>(sql`
    SELECT ${rowColumns(viewer)} FROM ${rowTables}
    WHERE i.stream_id = ${streamId}::uuid AND ${knownInputs(viewer)}
      ${newest({ after, limit })}`)
  return page(rows, limit)
}

/** Public inputs whose byline names the organisation, newest day first; withdrawn ones name nobody. */
export async function listInputsNaming(
  viewer: Viewer,
  { organisationId, after, limit = 50 }: { organisationId: string; after?: string; limit?: number },
): Promise<{ items: InputRow[]; next: string | null }> {
  const rows = await read<Raw>(sql`
    SELECT ${rowColumns(viewer)} FROM ${rowTables}
    WHERE i.organisation_id = ${organisationId}::uuid AND ${publicInput} AND ${standingInput}
      AND i.attribution IN ('organisation', 'person_and_organisation') AND NOT ${disowned}
      ${newest({ after, limit })}`)
  return page(rows, limit)
}

/** What the viewer and their organisations have submitted, newest day first; for "my inputs". */
export async function listMyInputs(
  viewer: Viewer,
  { after, limit = 50 }: { after?: string; limit?: number } = {},
): Promise<{ items: MyInputRow[]; next: string | null }> {
  const rows = await read<Raw & Omit<MyInputRow, keyof InputRow>>(sql`
    SELECT ${rowColumns(viewer)}, r.title AS "roundTitle", i.attribution, i.author_id IS NOT NULL AS authored,
      i.organisation_id AS "organisationId", i.author_id AS "authorId",
      ${recordedOnBehalf} AS "recordedOnBehalf",
      (SELECT count(DISTINCT u.point_id)::int FROM points ap
        JOIN uptake_records u ON u.point_id = ap.id JOIN published_records pr ON pr.record_id = u.id
        JOIN publications pb ON pb.id = pr.publication_id
        WHERE ap.version_id = v.id AND pb.published_at IS NOT NULL) AS answered
    FROM ${rowTables}
    WHERE (${ownInput(viewer)} OR ${sharedInput(viewer)})
      ${newest({ after, limit })}`)
  return page(rows, limit)
}

function page<R extends Raw>(rows: R[], limit: number) {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items: rows.slice(0, limit).map(toRow<R>),
    next: last ? `${last.submittedOn}_${last.reference}` : null,
  }
}

/** What waits for a moderator before the public reads it, in the streams that the viewer moderates. */
export async function listHeldInputs(viewer: Viewer, roundId: string): Promise<HeldRow[]> {
  if (!viewer.member) return []
  const rows = await read<Raw & Omit<HeldRow, keyof InputRow>>(sql`
    SELECT ${rowColumns(viewer)}, s.id AS "streamId", p.title AS "pillarTitle",
      ${interestOf(viewer)} AS interested
    FROM ${rowTables} JOIN pillars p ON p.id = s.pillar_id
    WHERE s.round_id = ${roundId}::uuid AND ${moderatedInput(viewer)} AND ${heldInput}
    ORDER BY i.submitted_at LIMIT 200`)
  return rows.map(toRow)
}

/** SQL: input `i` waits for a moderator to publish it. Moderators-only ones never become public. */
const heldInput = sql`(${standingInput} AND i.attribution <> 'moderators_only'
  AND NOT EXISTS (SELECT FROM input_publications ip WHERE ip.input_id = i.id))`

const interestOf = (viewer: Viewer) =>
  sql`has_interest(${viewer.member?.id ?? null}::uuid,
    (SELECT pt.id FROM points pt WHERE pt.input_id = i.id LIMIT 1))`

/** A held input for `publishInput`, or null where it is not held or the viewer does not moderate it. */
export async function getHeldInput(viewer: Viewer, reference: string) {
  const [input] = await read<{
    id: string
    reference: string
    streamId: string
    roundId: string
    roundSlug: string
    organisationId: string | null
    interested: boolean
  }>(sql`SELECT i.id, i.reference, i.stream_id AS "streamId", s.round_id AS "roundId",
      r.slug AS "roundSlug", i.organisation_id AS "organisationId",
      COALESCE(${interestOf(viewer)}, false) AS interested
    FROM inputs i JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id
    WHERE i.reference = ${reference} AND ${moderatedInput(viewer)} AND ${heldInput}`)
  return input ?? null
}

type RawInput = Omit<InputView, 'byline'> & { author: AuthorRow; submittedOn: string }

/**
 * One input as the viewer may see it: text of the version in force (or of `version`), and its history.
 * A withdrawn one comes without text, byline and source. That anybody but its author's side opened a
 * moderators-only input is logged here, so that no page can forget it (security.md).
 */
export async function getInput(
  viewer: Viewer,
  reference: string,
  version?: number,
): Promise<InputView | null> {
  const [raw] = await read<RawInput>(sql`
    SELECT ${rowColumns(viewer)}, i.stream_id AS "streamId", s.round_id AS "roundId",
      json_build_object('slug', r.slug, 'title', r.title, 'symbol', r.symbol,
        'demonstration', r.demonstration, 'provenance', r.provenance, 'sourceUrl', r.source_url,
        'announcedAt', r.announced_at, 'timeZone', r.time_zone) AS round,
      p.key AS "pillarKey", p.title AS "pillarTitle", ${ownInput(viewer)} AS own,
      ${moderatedInput(viewer)} AS moderated, ${sharedInput(viewer)} AS shared, i.organisation_id AS "organisationId",
      i.author_id AS "authorId", i.attribution, i.organisation_id IS NULL AS "openToClaims", i.submitted_at AS "submittedAt",
      ${recordedOnBehalf} AS "recordedOnBehalf", ${recordingOf(viewer)} AS recording, i.source, i.locator, i.source_urls AS "sourceUrls",
      i.note,
      json_build_object('number', x.number, 'kind', x.kind, 'title', x.title, 'language', x.language,
        'hash', x.hash, 'day', ${versionDay(sql`x`)}, 'submittedAt', x.submitted_at) AS version,
      (SELECT json_agg(json_build_object('number', y.number, 'kind', y.kind, 'hash', y.hash,
        'day', ${versionDay(sql`y`)}, 'submittedAt', y.submitted_at) ORDER BY y.number)
        FROM input_versions y WHERE y.input_id = i.id) AS versions,
      COALESCE((SELECT json_agg(json_build_object('id', pt.id, 'number', pt.number,
        'statement', pt.statement, 'proposedWording', pt.proposed_wording,
        'paragraphReference', pt.paragraph_reference, 'ask', pt.ask,
        'implementation', pt.implementation, 'linkedSymbol', pt.linked_symbol,
        'topics', COALESCE((SELECT json_agg(json_build_object('key', tp.key, 'title', tp.title)
            ORDER BY tp.ordinal) FROM point_topics k JOIN topics tp ON tp.id = k.topic_id
          WHERE k.point_id = pt.id), '[]'::json)) ORDER BY pt.number)
        FROM points pt WHERE pt.version_id = x.id), '[]') AS points,
      COALESCE((SELECT json_agg(json_build_object('id', at.id, 'number', at.number, 'name', at.name,
        'format', f.format, 'bytes', f.bytes, 'hash', f.hash) ORDER BY at.number)
        FROM attachments at JOIN files f ON f.id = at.file_id WHERE at.version_id = x.id), '[]')
        AS attachments,
      ${sponsorNames} AS "sponsorNames"
    FROM ${rowTables} JOIN pillars p ON p.id = s.pillar_id
    JOIN input_versions x ON x.input_id = i.id AND x.number = COALESCE(${version ?? null}::int, i.version)
    WHERE i.reference = ${reference} AND ${knownInputs(viewer)}`)
  if (!raw) return null
  if (raw.attribution === 'moderators_only' && !raw.own) await noteOpening(viewer, raw)
  return reduce(raw)
}

const versionDay = (of: Sql) => sql`to_char(${of}.submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')`

/** Logs that a moderator or a focal point read an input meant for moderators only (security.md). */
export const noteOpening = (viewer: Viewer, { id, streamId }: { id: string; streamId: string }) =>
  appendEvents(db(), viewer.member?.id ?? null, [{ kind: 'input.opened', subjectId: id, streamId }])

/** Takes out of what was read all that this viewer may not be told. */
function reduce({ author, submittedOn, ...raw }: RawInput): InputView {
  const { own, moderated, shared, withdrawnOn } = raw
  const timed = <V extends VersionView>(version: V): V => ({
    ...version,
    submittedAt: own && version.submittedAt ? new Date(version.submittedAt) : null,
  })
  const input = {
    ...raw,
    submittedAt: own ? raw.submittedAt : null,
    version: timed(raw.version),
    versions: raw.versions.map(timed),
    byline: withdrawnOn ? null : toByline(author),
    publicByline: withdrawnOn ? null : bylineOf(author, 'public'),
  }
  const insider = own || moderated || shared
  const named = input.byline?.kind === 'named' && input.byline.organisation !== null
  if (!insider) Object.assign(input, { attribution: null, authorId: null })
  // The name of a file may be that of its author.
  if (!insider && input.byline?.kind !== 'named')
    input.attachments = input.attachments.map((file) => ({ ...file, name: null }))
  if (withdrawnOn || (!insider && !named))
    Object.assign(input, untold, {
      recording: {
        ...raw.recording,
        place: null,
        consultation: null,
        disowned: withdrawnOn ? null : raw.recording.disowned,
      },
    })
  if (!withdrawnOn) return input
  return {
    ...input,
    points: [],
    attachments: [],
    version: { ...input.version, title: '' },
    versions: [],
  }
}

// What would name an author who is not to be named.
const untold = {
  organisationId: null,
  source: null,
  locator: null,
  sourceUrls: [],
  note: null,
  sponsorNames: [],
}
