import sql from 'sql-template-tag'
import { readIn, type Transaction } from '@/lib/platform/db'

/**
 * The audit log of what was loaded, told from the rows themselves: who is said to have submitted, decided,
 * reviewed, signed and answered. Every fact says that it is of the demonstration.
 * @param roundId tells of this round alone
 */
export async function logDemonstration(tx: Transaction, roundId?: string): Promise<void> {
  await readIn(
    tx,
    sql`
    WITH happened AS (
      SELECT 'round.created' AS kind, NULL::uuid AS actor, r.id AS round, NULL::uuid AS stream,
        NULL::uuid AS organisation, r.id AS subject, r.created_at AS at, 1 AS turn FROM rounds r
      UNION ALL SELECT 'round.announced', NULL, r.id, NULL, NULL, r.id, r.announced_at, 2 FROM rounds r
      UNION ALL SELECT 'input.submitted', i.author_id, s.round_id, s.id,
          CASE WHEN i.attribution <> 'moderators_only' THEN i.organisation_id END, i.id, i.submitted_at, 3
        FROM inputs i JOIN streams s ON s.id = i.stream_id WHERE i.author_id IS NOT NULL
      UNION ALL SELECT 'revision.added', NULL, d.round_id, NULL, NULL, rv.id, rv.created_at, 4
        FROM revisions rv JOIN outcome_documents d ON d.id = rv.document_id
      UNION ALL SELECT 'uptake.recorded', u.decided_by_id, s.round_id, s.id, NULL, u.id, u.decided_at, 5
        FROM uptake_records u JOIN points p ON p.id = u.point_id JOIN inputs i ON i.id = p.input_id
        JOIN streams s ON s.id = i.stream_id WHERE u.decided_by_id IS NOT NULL
      UNION ALL SELECT 'uptake.reviewed', v.reviewer_id, s.round_id, s.id, NULL, u.id, v.reviewed_at, 6
        FROM reviews v JOIN uptake_records u ON u.id = v.record_id JOIN points p ON p.id = u.point_id
        JOIN inputs i ON i.id = p.input_id JOIN streams s ON s.id = i.stream_id
      UNION ALL SELECT 'publication.proposed', b.proposed_by_id, d.round_id, NULL, NULL, b.id, b.proposed_at, 7
        FROM publications b JOIN revisions rv ON rv.id = b.revision_id
        JOIN outcome_documents d ON d.id = rv.document_id WHERE b.proposed_by_id IS NOT NULL
      UNION ALL SELECT 'publication.signed', g.member_id, d.round_id, NULL, NULL, b.id, g.signed_at, 8
        FROM signatures g JOIN publications b ON b.id = g.subject_id
        JOIN revisions rv ON rv.id = b.revision_id JOIN outcome_documents d ON d.id = rv.document_id
      UNION ALL SELECT 'publication.published', NULL, d.round_id, NULL, NULL, b.id, b.published_at, 9
        FROM publications b JOIN revisions rv ON rv.id = b.revision_id
        JOIN outcome_documents d ON d.id = rv.document_id WHERE b.published_at IS NOT NULL
      UNION ALL SELECT 'verdict.given', v.member_id, s.round_id, s.id, i.organisation_id, v.record_id,
          v.answered_at, 10
        FROM verdicts v JOIN uptake_records u ON u.id = v.record_id JOIN points p ON p.id = u.point_id
        JOIN inputs i ON i.id = p.input_id JOIN streams s ON s.id = i.stream_id
      UNION ALL SELECT 'reconsideration.asked', q.member_id, s.round_id, s.id, i.organisation_id, q.id, q.asked_at, 11
        FROM reconsiderations q JOIN points p ON p.id = q.point_id
        JOIN inputs i ON i.id = p.input_id JOIN streams s ON s.id = i.stream_id
      UNION ALL SELECT 'reconsideration.answered', k.member_id, s.round_id, s.id, NULL, q.id, k.answered_at, 12
        FROM kept_records k JOIN reconsiderations q ON q.id = k.reconsideration_id JOIN points p ON p.id = q.point_id
        JOIN inputs i ON i.id = p.input_id JOIN streams s ON s.id = i.stream_id)
    INSERT INTO audit_events (kind, actor_id, round_id, stream_id, organisation_id, subject_id, facts)
    SELECT kind, actor, round, stream, organisation, subject, '{"demonstration": true}'
    FROM happened WHERE ${roundId ?? null}::uuid IS NULL OR round = ${roundId ?? null}::uuid ORDER BY turn, at`,
  )
}
