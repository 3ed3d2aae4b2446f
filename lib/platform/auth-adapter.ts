import type { Adapter, AdapterUser } from 'next-auth/adapters'
import sql from 'sql-template-tag'
import { sessionHash } from './auth-tokens'
import { read } from './db'

const columns = sql`m.id, m.email, m.name, m.email_verified_at AS "emailVerified"`

const first = async (rows: Promise<AdapterUser[]>): Promise<AdapterUser | null> =>
  (await rows)[0] ?? null

/**
 * The browser that signs in: a name for its session, and for a mail the hash of what it was given.
 */
export type Browser = { device: string | null; hash?: string }

/**
 * What next-auth may do: find a member, use up a confirmed token of this very browser, open a
 * session. It can't make or link accounts (lib/sessions does, with its rules and the audit log),
 * and it is told of no session that exists, so that signing in never ties two accounts together.
 * @param issuer of the OpenID Connect provider, under which its identities are kept
 */
export const adapter = (browser: Browser, issuer = ''): Adapter => ({
  getUser: (id) => first(read(sql`SELECT ${columns} FROM members m WHERE m.id = ${id}::uuid`)),
  getUserByEmail: (email) =>
    first(read(sql`SELECT ${columns} FROM members m WHERE m.email = ${email}`)),
  getUserByAccount: ({ providerAccountId }) =>
    first(
      read(sql`
      SELECT ${columns} FROM accounts a JOIN members m ON m.id = a.member_id
      WHERE a.provider = ${issuer} AND a.provider_account_id = ${providerAccountId}`),
    ),
  async updateUser({ id }) {
    const user = await first(read(sql`SELECT ${columns} FROM members m WHERE m.id = ${id}::uuid`))
    if (!user) throw new Error(`no member ${id}`)
    return user
  },
  async createVerificationToken() {
    throw new Error('tokens are made by lib/sessions')
  },
  async useVerificationToken({ token }) {
    const [used] = await read<{ identifier: string; expires: Date }>(sql`
      DELETE FROM sign_in_tokens
      WHERE token_hash = ${token} AND browser_hash = ${browser.hash ?? null}
        AND confirmed_at > clock_timestamp() - interval '1 minute'
        AND expires_at > clock_timestamp()
      RETURNING email AS identifier, expires_at AS expires`)
    return used ? { ...used, token } : null
  },
  async createSession({ sessionToken, userId, expires }) {
    await read(sql`
      WITH ended AS (DELETE FROM sessions WHERE member_id = ${userId}::uuid
        AND id NOT IN (SELECT id FROM live_sessions WHERE member_id = ${userId}::uuid))
      INSERT INTO sessions (token_hash, member_id, expires_at, device)
      VALUES (${sessionHash(sessionToken)}, ${userId}::uuid, ${expires}, ${browser.device})`)
    return { sessionToken, userId, expires }
  },
  getSessionAndUser: async () => null,
  async deleteSession() {},
})
