import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Sql } from 'sql-template-tag'
import { keyedHash } from './auth-tokens'
import { read } from './db'

/** At most `points` acts in `seconds` for one `key`, which is stored hashed. */
export type Limit = { name: string; key: string; points: number; seconds: number }

// Outside any transaction: what is counted must stay counted when the act is refused.
const storeClient = {
  query: async (statement: { text: string; values: unknown[] }) => {
    const rows = await read(statement as unknown as Sql)
    return { rows, rowCount: rows.length }
  },
}

const limiters = new Map<string, RateLimiterPostgres>()

function limiter({ name, points, seconds }: Limit): RateLimiterPostgres {
  const known = limiters.get(name)
  if (known) return known
  const fresh = new RateLimiterPostgres({
    storeClient,
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
  })
  limiters.set(name, fresh)
  return fresh
}

/** Counts one act against each limit in turn. @returns false at the first that is used up */
export async function withinLimits(limits: readonly Limit[]): Promise<boolean> {
  for (const limit of limits) {
    try {
      await limiter(limit).consume(keyedHash(limit.key))
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return false
      throw refusal
    }
  }
  return true
}
