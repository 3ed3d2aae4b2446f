import pg from 'pg'
import { env } from '@/lib/platform/env'

/**
 * Calls `changed` with the slug of each round in which something happened, in whichever process; and with
 * nothing after the connection was lost, since anything may have happened meanwhile.
 * @returns a function that ends it
 */
export function listenToRounds(changed: (round?: string) => void): () => Promise<void> {
  let client: pg.Client | undefined
  let ended = false
  const connect = async (): Promise<void> => {
    client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true })
    client.on('notification', ({ payload }) => changed(payload))
    client.once('error', () => {})
    client.once('end', () => {
      changed()
      if (!ended) setTimeout(attempt, 1000).unref()
    })
    await client.connect()
    await client.query('LISTEN round_changed')
    changed()
  }
  const attempt = () => connect().catch(() => client?.end().catch(() => {}))
  attempt()
  return async () => {
    ended = true
    await client?.end().catch(() => {})
  }
}
