import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import type { FactorOfMember, SecondFactor } from './rules'

/** The viewer's second factor, set up or not; null without a session. */
export async function getSecondFactor(viewer: Viewer): Promise<SecondFactor | null> {
  const [factor] = await read<SecondFactor>(sql`
    SELECT m.id AS "memberId", m.email, m.locale, s.id AS "sessionId", s.token_hash AS "tokenHash",
      s.second_factor_at AS "givenAt", f.sealed_key AS "sealedKey", f.enrolled_at AS "enrolledAt",
      (SELECT count(*)::int FROM recovery_codes c
        WHERE c.member_id = m.id AND c.used_at IS NULL) AS "recoveryCodes",
      clock_timestamp() AS now
    FROM live_sessions s JOIN members m ON m.id = s.member_id
    LEFT JOIN second_factors f ON f.member_id = m.id
    WHERE s.id = ${viewer.sessionId}::uuid`)
  return factor ?? null
}

/** A member's second factor as an admin may take it away; null where there is none. */
export async function getFactorOf(
  viewer: Viewer,
  memberId: string,
): Promise<FactorOfMember | null> {
  const [factor] = await read<FactorOfMember>(sql`
    SELECT m.id AS "memberId", m.email, m.locale, f.enrolled_at AS "enrolledAt"
    FROM second_factors f JOIN members m ON m.id = f.member_id
    WHERE m.id = ${memberId}::uuid AND ${viewer.admin}`)
  return factor ?? null
}
