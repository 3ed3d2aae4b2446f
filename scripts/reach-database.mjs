import pg from 'pg'
import { Failure } from './failure.mjs'

const floor = 18

function parsed(url) {
  try {
    const address = new URL(url)
    const named = address.pathname.length > 1
    if (/^postgres(ql)?:$/.test(address.protocol) && address.hostname && named) return address
  } catch {
    // not an address at all: the same sentence
  }
  throw new Failure(
    'DATABASE_URL is not an address of a PostgreSQL database: write postgresql://user:password@host:5432/database.',
  )
}

/** The sentence for a connection that PostgreSQL or the network refused; never holds the password. */
export function databaseSentence(error, address) {
  const at = `${address.hostname}:${address.port || 5432}`
  const name = decodeURIComponent(address.pathname.slice(1))
  const user = decodeURIComponent(address.username)
  const known = {
    ECONNREFUSED: `nothing answers at ${at}.`,
    ENOTFOUND: `the host ${address.hostname} is not known.`,
    EAI_AGAIN: `the host ${address.hostname} is not known.`,
    '28P01': `${at} refused the password of user "${user}".`,
    28000: `${at} does not let user "${user}" in.`,
    '3D000': `the database "${name}" does not exist at ${at}, and user "${user}" may not create it.`,
    42501: `user "${user}" may not use the database "${name}" at ${at}.`,
    53300: `${at} has no connection left.`,
    '57P03': `${at} is still starting or shutting down.`,
  }
  const code = error.code ?? error.errors?.[0]?.code
  const reason = known[code] ?? `${at} did not let us in (${error.message || code}).`
  return `DATABASE_URL cannot be used: ${reason}`
}

async function connect(address, name) {
  const target = new URL(address)
  if (name) target.pathname = `/${name}`
  const client = new pg.Client({ connectionString: target.href, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  await client.connect()
  return client
}

async function create(address) {
  const client = await connect(address, 'postgres')
  const name = client.escapeIdentifier(decodeURIComponent(address.pathname.slice(1)))
  await client.query(`CREATE DATABASE ${name}`).finally(() => client.end())
}

/**
 * Makes sure that the database at `url` can be used, creating it where that is allowed.
 * @throws {Failure} saying what is wrong: the address, the host, the password, the database, the version
 */
export async function reachDatabase(url) {
  const address = parsed(url)
  try {
    const client = await connect(address).catch(async (error) => {
      if (error.code !== '3D000') throw error
      await create(address).catch(() => {
        throw error
      })
      return connect(address)
    })
    const { rows } = await client.query('SHOW server_version_num').finally(() => client.end())
    const major = Math.floor(Number(rows[0].server_version_num) / 10_000)
    if (major >= floor) return
    throw new Failure(`DATABASE_URL leads to PostgreSQL ${major}; Uptake needs ${floor} or newer.`)
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(databaseSentence(error, address))
  }
}
