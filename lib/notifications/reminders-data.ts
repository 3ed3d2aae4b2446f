import sql from 'sql-template-tag'
import type { PhaseKind } from '@/lib/generated/prisma/enums'
import { standingInput } from '@/lib/inputs/policy'
import { read } from '@/lib/platform/db'
import { standingPublished } from '@/lib/uptake/policy'

/** A member whom a close concerns, and what closes. */
export type Reminded = {
  key: string
  memberId: string
  email: string | null
  locale: string
  kind: Extract<PhaseKind, 'submission' | 'reply'>
  /** Which of the reminders of a close it is. */
  mark: 'near' | 'last_day'
  closesAt: Date
  round: string
  roundSlug: string
  timeZone: string
  pillar: string
}

/** How long before a close: time to clear a text and near enough to act on, and once more at the last. */
const HOURS_BEFORE = { near: 72, lastDay: 24 }

/**
 * Whom to remind of a close in the next three days, each once, and once more in its last day: who has a
 * draft that is not submitted while inputs are taken; while replies are, who may reply to uptake that is
 * published and not replied to. Whom a close first concerns in its last day is reminded of that alone. A
 * close that was extended is another one.
 */
export const listReminded = (limit = 500): Promise<Reminded[]> =>
  read<Reminded>(sql`
    WITH near AS (
      SELECT ph.id, ph.kind, ph.closes_at, s.id AS stream_id, r.title, r.slug, r.time_zone, p.title AS pillar,
        CASE WHEN ph.closes_at <= clock_timestamp() + ${HOURS_BEFORE.lastDay}::int * interval '1 hour'
          THEN 'last_day' ELSE 'near' END AS mark
      FROM phases ph JOIN streams s ON s.id = ph.stream_id JOIN rounds r ON r.id = s.round_id
      JOIN pillars p ON p.id = s.pillar_id
      WHERE r.announced_at IS NOT NULL AND ph.kind IN ('submission', 'reply')
        AND ph.opens_at <= clock_timestamp() AND ph.closes_at > clock_timestamp()
        AND ph.closes_at <= clock_timestamp() + ${HOURS_BEFORE.near}::int * interval '1 hour'),
    concerned AS (
      SELECT near.id, d.member_id FROM near JOIN drafts d ON d.stream_id = near.stream_id
      WHERE near.kind = 'submission' AND d.submitted_at IS NULL AND d.discarded_at IS NULL
      UNION
      SELECT near.id, m.id FROM near JOIN inputs i ON i.stream_id = near.stream_id
      JOIN points pt ON pt.input_id = i.id JOIN uptake_records u ON u.point_id = pt.id
      JOIN members m ON (i.organisation_id IS NULL AND m.id = i.author_id)
        OR ((m.id = i.author_id OR i.attribution <> 'moderators_only') AND EXISTS (
          SELECT FROM memberships ms WHERE ms.member_id = m.id AND ms.organisation_id = i.organisation_id
            AND ms.ended_at IS NULL AND ms.role <> 'drafter'))
      WHERE near.kind = 'reply' AND ${standingInput} AND ${standingPublished} AND u.rated_by IS NULL
        AND NOT EXISTS (SELECT FROM verdicts vd WHERE vd.record_id = u.id)),
    keyed AS (
      SELECT near.*, m.id AS member_id, m.email, m.locale, 'deadline.' || near.mark || ':' || near.id || ':'
        || extract(epoch FROM near.closes_at)::bigint || ':' || m.id AS key
      FROM concerned c JOIN near ON near.id = c.id JOIN members m ON m.id = c.member_id)
    SELECT key, member_id AS "memberId", email, locale, kind, mark, closes_at AS "closesAt", title AS round,
      slug AS "roundSlug", time_zone AS "timeZone", pillar
    FROM keyed k WHERE NOT EXISTS (SELECT FROM notifications n WHERE n.key = k.key)
    LIMIT ${limit}::int`)
