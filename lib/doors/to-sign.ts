import sql from 'sql-template-tag'
import type { Act, Channel, PhaseKind, StaffRole } from '@/lib/generated/prisma/enums'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'

/** An act that waits for an admin's signature. Which facts it has depends on the act. */
export type ToSign = {
  act: Act
  id: string
  version: number
  /** The round, the member whose role it is, or the organisation that is merged away. */
  subject: string
  /** The organisation that stays. */
  into: string | null
  roundSlug: string | null
  timeZone: string | null
  pillarTitle: string | null
  reason: string | null
  phase: PhaseKind | null
  until: string | null
  role: StaffRole | null
  /** Of an organiser: the consultation with its place, and the channel of its inputs. */
  consultation: string | null
  channel: Channel | null
  revision: string | null
  proposedBy: string | null
  signatures: number
  signedByMe: boolean
  /** True for a role of the viewer's own, or a merger of their organisation: nobody signs that. */
  own: boolean
}

/**
 * All that waits for signatures, the oldest first, in one statement; nothing for who is no admin. An
 * extension whose phase has moved meanwhile, or whose new close has passed, can no longer take effect
 * and is left out.
 */
export const listToSign = (viewer: Viewer): Promise<ToSign[]> => {
  const me = sql`${viewer.member?.id ?? null}::uuid`
  return read<ToSign>(sql`
    WITH waiting AS (
      SELECT 'extend_phase'::"Act" AS act, e.id, 1 AS version, r.title AS subject, NULL AS into, r.slug AS "roundSlug",
        r.time_zone AS "timeZone", p.title AS "pillarTitle", e.reason, ph.kind::text AS phase,
        e.closes_to AS until, NULL AS role, NULL AS revision,
        NULL AS consultation, NULL::"Channel" AS channel, e.proposed_by_id, NULL::uuid AS of_member
      FROM phase_extensions e JOIN phases ph ON ph.id = e.phase_id JOIN streams s ON s.id = ph.stream_id
      JOIN rounds r ON r.id = s.round_id JOIN pillars p ON p.id = s.pillar_id
      WHERE e.effective_at IS NULL AND e.closes_from = ph.closes_at AND e.closes_to > clock_timestamp()
      UNION ALL
      SELECT 'grant_role', g.id, 1, COALESCE(m.name, m.email), NULL, r.slug, NULL, p.title, r.title, NULL, NULL,
        g.role::text, NULL, concat_ws(', ', g.consultation, g.place), g.channel, g.proposed_by_id, g.member_id
      FROM role_grants g JOIN members m ON m.id = g.member_id LEFT JOIN streams s ON s.id = g.stream_id
      LEFT JOIN rounds r ON r.id = COALESCE(s.round_id, g.round_id) LEFT JOIN pillars p ON p.id = s.pillar_id
      WHERE g.effective_at IS NULL AND g.revoked_at IS NULL
      UNION ALL
      SELECT 'publish_summary', sm.id, sm.version, r.title, NULL, r.slug, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, sm.created_by_id, NULL
      FROM summaries sm JOIN rounds r ON r.id = sm.round_id
      WHERE EXISTS (SELECT FROM signatures sg WHERE sg.act = 'publish_summary'
          AND sg.subject_id = sm.id AND sg.subject_version = sm.version)
        AND NOT EXISTS (SELECT FROM summary_publications sp
          WHERE sp.summary_id = sm.id AND (sp.content->>'version')::int = sm.version)
      UNION ALL
      SELECT 'publish_uptake', pb.id, 1, r.title, NULL, r.slug, NULL, NULL, NULL, NULL, NULL, NULL,
        d.title || ', ' || rv.name, NULL, NULL, pb.proposed_by_id, NULL
      FROM publications pb JOIN revisions rv ON rv.id = pb.revision_id
      JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds r ON r.id = d.round_id
      WHERE pb.published_at IS NULL AND pb.withdrawn_at IS NULL
      UNION ALL
      SELECT 'merge_organisations', g.id, 1, d.name, o.name, NULL, NULL, NULL, g.reason, NULL, NULL, NULL,
        NULL, NULL, NULL, g.proposed_by_id, (SELECT ms.member_id FROM memberships ms
          WHERE ms.member_id = ${me} AND ms.organisation_id IN (d.id, o.id)
            AND ms.ended_at IS NULL LIMIT 1)
      FROM organisation_mergers g JOIN organisations d ON d.id = g.duplicate_id
      JOIN organisations o ON o.id = g.survivor_id
      WHERE g.effective_at IS NULL AND g.withdrawn_at IS NULL
        AND d.merged_into_id IS NULL AND o.merged_into_id IS NULL)
    SELECT w.act, w.id, w.version, w.subject, w.into, w."roundSlug", w."timeZone", w."pillarTitle", w.reason,
      w.phase, w.until, w.role, w.revision, w.consultation, w.channel,
      COALESCE(by.name, by.email) AS "proposedBy",
      (SELECT count(*)::int FROM signatures sg WHERE sg.act = w.act AND sg.subject_id = w.id
        AND sg.subject_version = w.version) AS signatures,
      EXISTS (SELECT FROM signatures sg WHERE sg.act = w.act AND sg.subject_id = w.id
        AND sg.subject_version = w.version AND sg.member_id = ${me}) AS "signedByMe",
      COALESCE(w.of_member = ${me}, false) AS own
    FROM waiting w LEFT JOIN members by ON by.id = w.proposed_by_id
    WHERE ${viewer.admin} ORDER BY w.id LIMIT 200`)
}
