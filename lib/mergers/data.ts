import sql, { type Sql } from 'sql-template-tag'
import { standingIn } from '@/lib/accreditations/policy'
import { nameIn } from '@/lib/organisations/data'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { canReadMergers } from './policy'
import type { MergerSubject, Preview } from './views'

type Both = { duplicateId: string; survivorId: string }

/** SQL: json of organisation `o` as one of two. */
export const sideOf = (locale: string): Sql => sql`json_build_object('id', o.id,
  'name', ${nameIn(locale, sql`o`)}, 'type', o.type,
  'listed', o.iso2 IS NOT NULL OR (o.type = 'state' AND o.delegation_of_id IS NULL),
  'verified', o.verified_at IS NOT NULL, 'mergedIntoId', o.merged_into_id,
  'delegationOfId', o.delegation_of_id, 'clears', o.clears_drafts_since IS NOT NULL)`

const both = ({ duplicateId, survivorId }: Both) => sql`(${duplicateId}::uuid, ${survivorId}::uuid)`

const standing = (c: Sql) => sql`${c}.declined_at IS NULL AND ${c}.ended_at IS NULL`

/**
 * SQL: co-sponsorships `c` of either that end: of a text that is their own, and where both stand the one
 * that was not confirmed, or else the duplicate's.
 */
export const doubledSponsorship = (of: Both): Sql => sql`(c.organisation_id IN ${both(of)}
  AND ${standing(sql`c`)} AND (
    EXISTS (SELECT FROM inputs oi WHERE oi.id = c.input_id AND oi.organisation_id IN ${both(of)})
    OR EXISTS (SELECT FROM drafts od WHERE od.id = c.draft_id AND od.organisation_id IN ${both(of)})
    OR EXISTS (SELECT FROM co_sponsorships x WHERE x.organisation_id IN ${both(of)} AND x.id <> c.id
      AND ${standing(sql`x`)} AND (x.input_id = c.input_id OR x.draft_id = c.draft_id)
      AND (x.confirmed_at IS NOT NULL, x.organisation_id = ${of.survivorId}::uuid)
        > (c.confirmed_at IS NOT NULL, c.organisation_id = ${of.survivorId}::uuid))))`

/** SQL: declarations `a` of either that end: on what they wrote or co-sponsor, and the second of a kind. */
export const doubledAlignment = (of: Both): Sql => sql`(a.organisation_id IN ${both(of)}
  AND a.ended_at IS NULL AND (
    EXISTS (SELECT FROM inputs oi WHERE oi.id = a.input_id AND oi.organisation_id IN ${both(of)})
    OR EXISTS (SELECT FROM co_sponsorships x WHERE x.input_id = a.input_id AND ${standing(sql`x`)}
      AND x.confirmed_at IS NOT NULL AND x.organisation_id IN ${both(of)})
    OR (a.organisation_id = ${of.duplicateId}::uuid AND EXISTS (SELECT FROM alignments y
      WHERE y.organisation_id = ${of.survivorId}::uuid AND y.input_id = a.input_id AND y.kind = a.kind
        AND y.ended_at IS NULL))))`

const open = sql`accepted_at IS NULL AND declined_at IS NULL AND revoked_at IS NULL`

/** SQL: is membership `ms`, held at any time in round `r`, one of the other of the two than input `i`'s? */
const ofTheOther = (of: Both) => sql`(ms.ended_at IS NULL OR ms.ended_at >= r.created_at)
  AND organisation_root(ms.organisation_id) <> organisation_root(i.organisation_id)
  AND organisation_root(ms.organisation_id) IN (organisation_root(${of.duplicateId}::uuid),
    organisation_root(${of.survivorId}::uuid))`

/**
 * What merging two organisations would do, and the proposal of it if one stands; null where one of them does
 * not exist, or for who may not know. One statement.
 */
export async function getPreview(
  viewer: Viewer,
  of: Both,
  locale: string,
): Promise<Preview | null> {
  const { duplicateId: d, survivorId: s } = of
  const [row] = await read<Preview>(sql`
    SELECT (SELECT ${sideOf(locale)} FROM organisations o WHERE o.id = ${d}::uuid) AS duplicate,
      (SELECT ${sideOf(locale)} FROM organisations o WHERE o.id = ${s}::uuid) AS survivor,
      COALESCE((SELECT json_agg(w ORDER BY w.role DESC, w.there DESC NULLS LAST) FROM (
        SELECT ms.role, sm.role AS there, count(*)::int AS count FROM memberships ms
        LEFT JOIN memberships sm ON sm.organisation_id = ${s}::uuid AND sm.member_id = ms.member_id
          AND sm.ended_at IS NULL
        WHERE ms.organisation_id = ${d}::uuid AND ms.ended_at IS NULL GROUP BY 1, 2) w), '[]') AS people,
      COALESCE((SELECT json_agg(json_build_object('roundSlug', r.slug, 'roundTitle', r.title,
          'duplicate', da.state, 'survivor', (SELECT sa.state FROM accreditations sa
            WHERE sa.id = ${standingIn(sql`${s}::uuid`, sql`r.id`)})) ORDER BY r.id DESC)
        FROM rounds r JOIN accreditations da ON da.id = ${standingIn(sql`${d}::uuid`, sql`r.id`)}), '[]')
        AS accreditations,
      (SELECT count(*)::int FROM inputs i WHERE i.organisation_id = ${d}::uuid
        AND i.attribution <> 'moderators_only') AS inputs,
      (SELECT count(*)::int FROM drafts t WHERE t.organisation_id = ${d}::uuid AND t.submitted_at IS NULL
        AND t.discarded_at IS NULL AND t.content ->> 'attribution' IS DISTINCT FROM 'moderators_only') AS drafts,
      (SELECT count(*)::int FROM co_sponsorships c WHERE c.organisation_id = ${d}::uuid
        AND ${standing(sql`c`)}) AS sponsorships,
      (SELECT count(*)::int FROM co_sponsorships c WHERE ${doubledSponsorship(of)}) AS "doubledSponsorships",
      (SELECT count(*)::int FROM alignments a WHERE a.organisation_id = ${d}::uuid
        AND a.ended_at IS NULL) AS alignments,
      (SELECT count(*)::int FROM alignments a WHERE ${doubledAlignment(of)}) AS "doubledAlignments",
      (SELECT count(*)::int FROM delegate_invitations di WHERE di.organisation_id = ${d}::uuid
        AND ${open}) AS invitations,
      (SELECT count(*)::int FROM membership_requests mr WHERE mr.organisation_id = ${d}::uuid
        AND mr.decided_at IS NULL) AS requests,
      (SELECT count(DISTINCT u.id)::int FROM inputs i JOIN streams st ON st.id = i.stream_id
        JOIN rounds r ON r.id = st.round_id JOIN points pt ON pt.input_id = i.id
        JOIN uptake_records u ON u.point_id = pt.id
        WHERE i.organisation_id IN ${both(of)} AND i.attribution <> 'moderators_only'
          AND NOT record_is_published(u.id) AND EXISTS (SELECT FROM memberships ms
            WHERE (ms.member_id = u.decided_by_id OR ms.member_id IN (SELECT rv.reviewer_id FROM reviews rv
              WHERE rv.record_id = u.id AND rv.record_version = u.version)) AND ${ofTheOther(of)})) AS interested,
      (SELECT json_build_object('id', g.id, 'reason', g.reason, 'proposedBy', COALESCE(by.name, by.email),
          'effectiveAt', g.effective_at,
          'signatures', (SELECT count(*)::int FROM signatures sg WHERE sg.subject_id = g.id),
          'signedByMe', EXISTS (SELECT FROM signatures sg WHERE sg.subject_id = g.id
            AND sg.member_id = ${viewer.member?.id ?? null}::uuid))
        FROM organisation_mergers g LEFT JOIN members by ON by.id = g.proposed_by_id
        WHERE g.duplicate_id = ${d}::uuid AND g.survivor_id = ${s}::uuid AND g.withdrawn_at IS NULL) AS merger
    WHERE ${canReadMergers(viewer, {})}`)
  return row?.duplicate && row.survivor ? row : null
}

/** Two organisations that exist, for a proposal; null where one does not. */
export async function getBoth(
  viewer: Viewer,
  { duplicate, survivor }: { duplicate: string; survivor: string },
): Promise<Both | null> {
  const [found] = await read<Both>(sql`
    SELECT d.id AS "duplicateId", s.id AS "survivorId" FROM organisations d JOIN organisations s
      ON s.id = ${survivor}::uuid
    WHERE d.id = ${duplicate}::uuid AND ${canReadMergers(viewer, {})}`)
  return found ?? null
}

/** A proposal that was not withdrawn; null where there is none. */
export async function getMerger(viewer: Viewer, id: string): Promise<MergerSubject | null> {
  const [merger] = await read<MergerSubject>(sql`
    SELECT g.id, g.duplicate_id AS "duplicateId", g.survivor_id AS "survivorId"
    FROM organisation_mergers g
    WHERE g.id = ${id}::uuid AND g.withdrawn_at IS NULL AND ${canReadMergers(viewer, {})}`)
  return merger ?? null
}
