import sql, { type Sql } from 'sql-template-tag'
import { isUuid } from '@/lib/kernel/ids'
import { read, readIn, type Transaction } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { limitsOf } from '@/lib/rounds/data'
import type { Facts } from './on-behalf-judgement'
import { ELSEWHERE, type Line } from './on-behalf-schema'
import type { BatchRow, BatchView, OrganisedRound, RecordingView } from './on-behalf-views'
import { knownInputs, organisedIn, recordedStreams } from './policy'

/** SQL: a round `r` as somebody records in it; its streams are those that the viewer may record in. */
export const recordingColumns = (viewer: Viewer) => sql`r.id AS "roundId", r.slug AS "roundSlug",
  r.code AS "roundCode", r.title AS "roundTitle",
  to_char(clock_timestamp() AT TIME ZONE r.time_zone, 'YYYY-MM-DD') AS today, ${limitsOf} AS limits,
  COALESCE((SELECT json_agg(json_build_object('id', s.id, 'pillarKey', p.key, 'pillarTitle', p.title,
      'publishes', s.publishes, 'topics', COALESCE((SELECT json_agg(json_build_object('id', t.id, 'key', t.key,
        'title', t.title) ORDER BY t.ordinal) FROM topics t WHERE t.pillar_id = p.id), '[]'), 'closesOn', (SELECT to_char(ph.closes_at AT TIME ZONE r.time_zone, 'YYYY-MM-DD')
        FROM phases ph WHERE ph.stream_id = s.id AND ph.kind = 'submission')) ORDER BY s.ordinal)
    FROM streams s JOIN pillars p ON p.id = s.pillar_id
    WHERE s.round_id = r.id AND s.id = ANY(${recordedStreams(viewer)}::uuid[])), '[]') AS streams`

type RawStream = Omit<RecordingView['streams'][number], 'organised' | 'channels'>
export type RawRecording<View extends RecordingView> = Omit<View, 'streams' | 'streamIds'> & {
  streams: RawStream[]
}

/** With what the viewer's role says of each stream: an organiser's inputs are of their own channel. */
export const asRecorded = <R extends RawRecording<RecordingView>>(viewer: Viewer, row: R) => ({
  ...row,
  streamIds: row.streams.map(({ id }) => id),
  streams: row.streams.map((stream) => {
    const organised = organisedIn(viewer, stream.id)
    const own = organised.map(({ channel }) => channel)
    return {
      ...stream,
      organised,
      channels: ELSEWHERE.filter((one) => !own.length || own.includes(one)),
    }
  }),
})

/** The round as the viewer records in it, or null where there is no such announced round. */
export async function getRecording(viewer: Viewer, slug: string): Promise<RecordingView | null> {
  const [row] = await read<RawRecording<RecordingView>>(sql`
    SELECT ${recordingColumns(viewer)} FROM rounds r
    WHERE r.slug = ${slug} AND r.announced_at IS NOT NULL`)
  return row ? asRecorded(viewer, row) : null
}

/** SQL: was something of batch `b` answered, claimed or disowned? */
export const batchInUse: Sql = sql`EXISTS (SELECT FROM inputs i WHERE i.batch_id = b.id AND (
  EXISTS (SELECT FROM points pt JOIN uptake_records u ON u.point_id = pt.id WHERE pt.input_id = i.id)
  OR EXISTS (SELECT FROM input_claims c WHERE c.input_id = i.id AND c.declined_at IS NULL)
  OR EXISTS (SELECT FROM disownments d WHERE d.input_id = i.id)))`

/** SQL: are the inputs of batch `b` in streams that the viewer moderates, all of them? */
const moderatedBatch = (viewer: Viewer): Sql =>
  viewer.moderates.length
    ? sql`(b.stored_at IS NOT NULL AND EXISTS (SELECT FROM inputs i WHERE i.batch_id = b.id)
        AND NOT EXISTS (SELECT FROM inputs i WHERE i.batch_id = b.id
          AND i.stream_id <> ALL(${viewer.moderates}::uuid[])))`
    : sql`false`

/**
 * A batch of the viewer's own, with what its lines are judged by, or a stored one whose streams they
 * moderate. Two statements.
 */
export async function getBatch(viewer: Viewer, id: string): Promise<BatchView | null> {
  if (!viewer.member || !isUuid(id)) return null
  const [row] = await read<Omit<RawRecording<BatchView>, 'organisations'>>(sql`
    SELECT b.id, b.recorded_by_id AS "recordedById", b.file_name AS "fileName", b.lines, b.notes, b.answers,
      b.seen_batches AS "seenBatches", b.stored,
      ARRAY(SELECT i.reference FROM inputs i WHERE i.batch_id = b.id AND ${knownInputs(viewer)}) AS readable,
      ARRAY(SELECT i.reference FROM inputs i WHERE i.batch_id = b.id
        AND i.attribution = 'moderators_only') AS restricted,
      ARRAY(SELECT DISTINCT i.stream_id FROM inputs i WHERE i.batch_id = b.id) AS "storedStreamIds",
      b.stored_at AS "storedAt", b.undone_at AS "undoneAt", ${batchInUse} AS "inUse", ${recordingColumns(viewer)}
    FROM import_batches b JOIN rounds r ON r.id = b.round_id
    WHERE b.id = ${id}::uuid AND b.discarded_at IS NULL
      AND (b.recorded_by_id = ${viewer.member.id}::uuid OR ${moderatedBatch(viewer)})`)
  return row
    ? { ...asRecorded(viewer, row), organisations: await organisationsOf(row.lines) }
    : null
}

/** SQL: the names of `o` in the six languages, and of those merged into it. */
export const knownAs = sql`ARRAY(SELECT n.value FROM organisations x, LATERAL (SELECT x.name AS value
  UNION ALL SELECT t.value FROM jsonb_each_text(x.names) t) n WHERE x.id = o.id OR x.merged_into_id = o.id)`

/** The organisations that lines name, by any of their names. */
export async function organisationsOf(lines: readonly Line[]): Promise<Facts['organisations']> {
  const names = [...new Set(lines.map(({ cells }) => cells.organisation?.trim().toLowerCase()))]
  const wanted = names.filter(Boolean) as string[]
  if (!wanted.length) return []
  return read(sql`
    SELECT o.id, o.name, o.verified_at IS NOT NULL AS verified,
      ${knownAs} AS known
    FROM organisations o
    WHERE o.merged_into_id IS NULL AND o.type <> 'aggregate' AND EXISTS (
      SELECT FROM unnest(${knownAs}) one WHERE lower(one) = ANY(${wanted}::text[]))`)
}

/** The viewer's batches in a round and those stored in streams that they moderate, latest first. */
export const listBatches = (viewer: Viewer, roundId: string): Promise<BatchRow[]> => {
  const me = sql`${viewer.member?.id ?? null}::uuid`
  return read(sql`
    SELECT b.id, b.file_name AS "fileName", to_char(b.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
      jsonb_array_length(b.lines) AS lines, jsonb_array_length(b.stored) AS stored,
      b.undone_at IS NOT NULL AS undone,
      CASE WHEN b.recorded_by_id IS DISTINCT FROM ${me} THEN m.name END AS recorder
    FROM import_batches b LEFT JOIN members m ON m.id = b.recorded_by_id
    WHERE b.round_id = ${roundId}::uuid AND b.discarded_at IS NULL
      AND (b.recorded_by_id = ${me} OR ${moderatedBatch(viewer)})
    ORDER BY b.id DESC LIMIT 50`)
}

/** The announced rounds in which the viewer records as an organiser, with the consultations. */
export const listOrganised = (viewer: Viewer): Promise<OrganisedRound[]> =>
  read(sql`
    SELECT r.slug AS "roundSlug", r.title AS "roundTitle", json_agg(DISTINCT o.consultation) AS consultations
    FROM json_to_recordset(${JSON.stringify(viewer.organises)}::json) AS o("streamId" uuid, consultation text)
    JOIN streams s ON s.id = o."streamId" JOIN rounds r ON r.id = s.round_id
    WHERE r.announced_at IS NOT NULL GROUP BY r.id ORDER BY r.id DESC`)

export type Recipient = {
  id: string
  email: string | null
  locale: string
  organisationId: string
  organisation: string
}

/** Who is told that something is recorded on behalf of these organisations: their focal points. */
export const focalPointsOf = (tx: Transaction, organisationIds: string[]): Promise<Recipient[]> =>
  readIn(
    tx,
    sql`SELECT m.id, m.email, m.locale, o.id AS "organisationId", o.name AS organisation
      FROM memberships ms JOIN members m ON m.id = ms.member_id JOIN organisations o ON o.id = ms.organisation_id
      WHERE o.id = ANY(${organisationIds}::uuid[]) AND ms.role = 'focal_point' AND ms.ended_at IS NULL`,
  )
