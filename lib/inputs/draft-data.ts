import sql, { type Sql } from 'sql-template-tag'
import { admitted } from '@/lib/accreditations/policy'
import { shownAddress } from '@/lib/organisations/data'
import { read, readIn, type Transaction } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { extensionsOf, limitsOf, withExtensionDates } from '@/lib/rounds/data'
import { SMALLEST_GROUP } from './attribution'
import type { Author, DraftClearance, DraftView } from './draft-views'
import { ledBy, visibleDrafts } from './policy'
import type { Clock } from './rules'

// As many as decide what is told, each looked up by itself: a round may hold a hundred thousand inputs.
const peers = sql`1 + (SELECT count(*)::int FROM (SELECT FROM organisations qo
  WHERE qo.id <> o.id AND qo.type = o.type
    AND qo.electoral_group IS NOT DISTINCT FROM o.electoral_group AND EXISTS (
      SELECT FROM inputs qi JOIN streams qs ON qs.id = qi.stream_id
      JOIN input_publications qp ON qp.input_id = qi.id
      WHERE qi.organisation_id = qo.id AND qs.round_id = s.round_id
        AND qi.attribution <> 'moderators_only'
        AND NOT EXISTS (SELECT FROM withdrawals qw WHERE qw.input_id = qi.id) OFFSET 0)
  LIMIT ${SMALLEST_GROUP}::int) counted)`

const speaker = (of: Sql) => sql`(SELECT json_build_object('name', o.name, 'type', o.type,
  'electoralGroup', o.electoral_group, 'group', (SELECT g.name FROM groups g WHERE g.id = ${of}.group_id),
  'verified', o.verified_at IS NOT NULL, 'peers', ${peers})
  FROM organisations o WHERE o.id = ${of}.organisation_id)`

/**
 * SQL: must a focal point clear draft `d`? Not a new version of what only its author reads: no focal point
 * could see it.
 */
const clearanceRequired = sql`EXISTS (SELECT FROM organisations co
    WHERE co.id = d.organisation_id AND co.clears_drafts_since IS NOT NULL)
  AND NOT EXISTS (SELECT FROM inputs ci WHERE ci.id = d.input_id AND ci.attribution = 'moderators_only')`

const latestClearance = sql`(SELECT json_build_object('id', dc.id, 'version', dc.draft_version,
    'askedBy', COALESCE(m.name, ${shownAddress}), 'askedAt', dc.asked_at, 'clearedAt', dc.cleared_at,
    'returnedAt', dc.returned_at, 'note', dc.note)
  FROM draft_clearances dc JOIN members m ON m.id = dc.asked_by_id
  WHERE dc.draft_id = d.id ORDER BY dc.asked_at DESC, dc.id DESC LIMIT 1)`

/**
 * What may have changed since the draft's page was read: read under the draft's lock, which whoever
 * clears or returns it takes too.
 */
export async function readStanding(
  tx: Transaction,
  draftId: string,
): Promise<{ admitted: boolean; clearance: DraftClearance }> {
  const [standing] = await readIn<{ admitted: boolean; clearance: DraftClearance }>(
    tx,
    sql`SELECT ${admitted(sql`d.organisation_id`, sql`r`)} AS admitted,
        json_build_object('required', ${clearanceRequired}, 'latest', ${latestClearance}) AS clearance
      FROM drafts d JOIN streams s ON s.id = d.stream_id JOIN rounds r ON r.id = s.round_id
      WHERE d.id = ${draftId}::uuid`,
  )
  if (!standing) throw new Error(`no draft ${draftId}`)
  return standing
}

// Who reads a copy may not know of what it was copied from.
const copiedFrom = (viewer: Viewer) => sql`(SELECT ci.reference FROM inputs ci
  WHERE ci.id = d.copied_from_id AND (ci.attribution <> 'moderators_only'
    OR ci.author_id = ${viewer.member?.id ?? null}::uuid))`

/** A draft that the viewer may write in, submitted or not, with all that its pages need. */
export async function getDraft(viewer: Viewer, id: string): Promise<DraftView | null> {
  const [draft] = await read<DraftView>(sql`
    SELECT d.id, d.version, d.content, d.form_key AS "formKey", d.saved_at AS "savedAt",
      d.submitted_at AS "submittedAt", d.member_id AS "memberId",
      r.admission = 'organisations_and_individuals' AS individuals, d.stream_id AS "streamId",
      p.id AS "pillarId", p.title AS "pillarTitle", s.publishes, r.id AS "roundId",
      r.slug AS "roundSlug", r.code AS "roundCode", r.title AS "roundTitle",
      r.time_zone AS "timeZone", r.grace_minutes AS "graceMinutes", ph.opens_at AS "opensAt",
      ph.closes_at AS "closesAt", ${extensionsOf(sql`ph`)} AS extensions,
      ${limitsOf} AS limits, clock_timestamp() AS now, d.organisation_id AS "organisationId",
      d.group_id AS "groupId",
      d.input_id AS "inputId", (SELECT i.reference FROM inputs i WHERE i.id = d.input_id) AS reference,
      ${copiedFrom(viewer)} AS "copiedFrom",
      COALESCE((SELECT json_agg(json_build_object('key', t.key, 'title', t.title) ORDER BY t.ordinal)
        FROM topics t WHERE t.pillar_id = p.id), '[]') AS topics,
      ${speaker(sql`d`)} AS organisation, ${admitted(sql`d.organisation_id`, sql`r`)} AS admitted,
      json_build_object('required', ${clearanceRequired}, 'latest', ${latestClearance}) AS clearance,
      COALESCE((SELECT json_agg(json_build_object('id', da.id, 'name', da.name, 'format', f.format,
          'bytes', f.bytes, 'hash', f.hash) ORDER BY da.added_at, da.id) FROM draft_attachments da
        JOIN files f ON f.id = da.file_id WHERE da.draft_id = d.id), '[]') AS attachments,
      COALESCE((SELECT json_agg(COALESCE(m.name, m.email) ORDER BY m.name)
        FILTER (WHERE m.name IS NOT NULL OR (m.pseudonym_from IS NULL AND m.email IS NOT NULL)) FROM memberships ms
        JOIN members m ON m.id = ms.member_id WHERE ms.organisation_id = d.organisation_id
          AND ms.ended_at IS NULL AND ms.role <> 'drafter'), '[]') AS submitters
    FROM drafts d JOIN streams s ON s.id = d.stream_id JOIN pillars p ON p.id = s.pillar_id
    JOIN rounds r ON r.id = s.round_id
    LEFT JOIN phases ph ON ph.stream_id = s.id AND ph.kind = 'submission'
    WHERE d.id = ${id}::uuid AND ${visibleDrafts(viewer)}`)
  return draft ? { ...draft, extensions: draft.extensions.map(withExtensionDates) } : null
}

/** SQL: who asked the viewer, as a focal point, to clear draft `d` as it is now, and when. */
const toClear = (viewer: Viewer): Sql => sql`SELECT json_build_object(
    'askedBy', COALESCE(m.name, ${shownAddress}), 'askedAt', tc.asked_at) AS to_clear
  FROM draft_clearances tc JOIN members m ON m.id = tc.asked_by_id
  WHERE tc.draft_id = d.id AND tc.draft_version = d.version AND tc.decided_by_id IS NULL
    AND ${clearanceRequired} AND d.organisation_id = ANY(${ledBy(viewer)}::uuid[])`

/**
 * SQL: drafts that are not submitted yet, as `DraftRow`, the member's and their organisations': those that
 * wait for the member's clearance, then the others, last saved first.
 */
export const draftRows = (viewer: Viewer): Sql => sql`
    SELECT d.id, r.slug AS "roundSlug", r.title AS "roundTitle", p.title AS "pillarTitle",
      r.time_zone AS "timeZone", d.content ->> 'title' AS title,
      (SELECT o.name FROM organisations o WHERE o.id = d.organisation_id) AS organisation,
      (SELECT g.name FROM groups g WHERE g.id = d.group_id) AS group,
      (SELECT i.reference FROM inputs i WHERE i.id = d.input_id) AS reference,
      d.saved_at AS "savedAt", ph.closes_at AS "closesAt", to_clear AS "toClear"
    FROM drafts d JOIN streams s ON s.id = d.stream_id JOIN pillars p ON p.id = s.pillar_id
    JOIN rounds r ON r.id = s.round_id
    LEFT JOIN phases ph ON ph.stream_id = s.id AND ph.kind = 'submission'
    LEFT JOIN LATERAL (${toClear(viewer)}) waiting ON true
    WHERE d.submitted_at IS NULL AND ${visibleDrafts(viewer)}
    ORDER BY to_clear IS NULL, d.saved_at DESC LIMIT 50`

/** SQL: the latest text of input `of` as a draft holds it, for whoever may write for its author's side. */
export const latestAsDraft = (of: Sql): Sql => sql`(SELECT json_build_object('title', v.title,
    'language', v.language, 'channel', ${of}.channel, 'attribution', ${of}.attribution, 'base', v.number,
    'points', (SELECT json_agg(json_build_object('statement', p.statement,
        'proposedWording', COALESCE(p.proposed_wording, ''),
        'paragraphReference', COALESCE(p.paragraph_reference, ''),
        'topics', COALESCE((SELECT json_agg(t.key ORDER BY t.ordinal) FROM point_topics k
          JOIN topics t ON t.id = k.topic_id WHERE k.point_id = p.id), '[]'::json),
        'ask', COALESCE(p.ask::text, ''), 'implementation', COALESCE(p.implementation, ''),
        'linkedSymbol', COALESCE(p.linked_symbol, ''))
      ORDER BY p.number) FROM points p WHERE p.version_id = v.id))
  FROM input_versions v WHERE v.input_id = ${of}.id ORDER BY v.number DESC LIMIT 1)`

/** An input as its author's side acts on it. It is found by anybody; the rule decides who acts. */
export async function getAuthored(viewer: Viewer, reference: string): Promise<Author | null> {
  if (!viewer.member || !/^[A-Za-z0-9-]{3,40}$/.test(reference)) return null
  const [input] = await read<Author>(sql`
    SELECT i.id, i.reference, s.round_id AS "roundId", r.slug AS "roundSlug",
      r.title AS "roundTitle", r.time_zone AS "timeZone", i.stream_id AS "streamId", s.publishes,
      i.organisation_id AS "organisationId", i.author_id AS "authorId",
      i.author_name AS "authorName", i.attribution = 'moderators_only' AS "moderatorsOnly",
      i.attribution, i.focal_points_from AS "focalPointsFrom", i.version, ${speaker(sql`i`)} AS organisation,
      EXISTS (SELECT FROM input_publications ip WHERE ip.input_id = i.id) AS published,
      EXISTS (SELECT FROM withdrawals w WHERE w.input_id = i.id) AS withdrawn
    FROM inputs i JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id
    WHERE i.reference = ${reference}`)
  return input ?? null
}

/**
 * The submission phase of a stream with the database's clock, under a lock that closing or extending
 * the phase waits for (and that waits for them): the only source of "in time".
 */
export async function lockPhase(tx: Transaction, streamId: string): Promise<Clock | null> {
  // The clock is read outside the locking part, hence after the lock is held.
  const [clock] = await readIn<Clock>(
    tx,
    sql`WITH held AS MATERIALIZED (
        SELECT ph.opens_at, ph.closes_at, s.round_id FROM phases ph JOIN streams s ON s.id = ph.stream_id
        WHERE ph.stream_id = ${streamId}::uuid AND ph.kind = 'submission' FOR SHARE OF ph)
      SELECT held.opens_at AS "opensAt", held.closes_at AS "closesAt",
        r.grace_minutes AS "graceMinutes", clock_timestamp() AS now
      FROM held JOIN rounds r ON r.id = held.round_id`,
  )
  return clock ?? null
}
