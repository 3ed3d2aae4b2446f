import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { CODE_ATTEMPTS, type SessionView } from './rules'

type AskedView = { id: string; email: string; sameBrowser: boolean }

/**
 * The open request to sign in under a link's token, and whether this browser made it; null
 * otherwise.
 */
export async function getAsked(
  viewer: Viewer,
  tokenHash: string,
  browserHash: string | undefined,
): Promise<AskedView | null> {
  if (viewer.member) return null
  const [asked] = await read<AskedView>(sql`
    SELECT id, email, browser_hash IS NOT DISTINCT FROM ${browserHash ?? ''} AS "sameBrowser"
    FROM sign_in_tokens
    WHERE token_hash = ${tokenHash} AND confirmed_at IS NULL AND attempts < ${CODE_ATTEMPTS}::int
      AND expires_at > clock_timestamp()`)
  return asked ?? null
}

/** The viewer's sessions that are still alive, this one first, then the latest seen. */
export const listSessions = (viewer: Viewer): Promise<SessionView[]> =>
  read<SessionView>(sql`
    SELECT id, member_id AS "memberId", device, created_at AS "createdAt", seen_at AS "seenAt",
      id = ${viewer.sessionId}::uuid AS current
    FROM live_sessions WHERE member_id = ${viewer.member?.id ?? null}::uuid
    ORDER BY current DESC, seen_at DESC, id`)

/** Whether an identity or its address belongs to a member already. */
export async function getAdmission(identity: {
  issuer: string
  subject: string
  email: string | null
}) {
  const [known] = await read<{ identityOf: string | null; addressOf: string | null }>(sql`
    SELECT
      (SELECT member_id FROM accounts
        WHERE provider = ${identity.issuer}
          AND provider_account_id = ${identity.subject}) AS "identityOf",
      (SELECT id FROM members WHERE email = ${identity.email}) AS "addressOf"`)
  return known ?? null
}
