import pg from 'pg'
import { env } from './env'

/**
 * Calls `changed` with what each notification on a channel of the database names: `round_changed` the slug
 * of a round in which something happened, `poll_changed` the id of a poll, in whichever process; and with
 * nothing where it concerns all, and after the connection was lost, since anything may have happened meanwhile.
 * @returns a function that ends it
 */
export function listenTo(
  channel: 'round_changed' | 'poll_changed',
  changed: (name?: string) => void,
): () => Promise<void> {
  let client: pg.Client | undefined
  let ended = false
  const connect = async (): Promise<void> => {
    client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true })
    client.on('notification', ({ payload }) => changed(payload || undefined))
    client.once('error', () => {})
    client.once('end', () => {
      changed()
      if (!ended) setTimeout(attempt, 1000).unref()
    })
    await client.connect()
    await client.query(`LISTEN ${channel}`)
    changed()
  }
  const attempt = () => connect().catch(() => client?.end().catch(() => {}))
  attempt()
  return async () => {
    ended = true
    await client?.end().catch(() => {})
  }
}
