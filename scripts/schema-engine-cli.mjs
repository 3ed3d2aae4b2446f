import pg from 'pg'

const codes = { '3D000': 'P1003', '28P01': 'P1000' }

/** The same address with another database name in it. */
export function withDatabase(url, name) {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.toString()
}

/** Runs `work` on a connection of its own and closes it. */
export async function connected(url, work) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const quoted = (name) => `"${name.replaceAll('"', '""')}"`

const commands = {
  'can-connect-to-database': (url) => connected(url, () => {}),
  'create-database': (url, name) =>
    connected(withDatabase(url, 'postgres'), (c) => c.query(`CREATE DATABASE ${quoted(name)}`)),
  'drop-database': (url, name) =>
    connected(withDatabase(url, 'postgres'), (c) =>
      c.query(`DROP DATABASE IF EXISTS ${quoted(name)}`),
    ),
}

/**
 * Answers `schema-engine cli <command>`; resolves the exit code. The CLI reads refusals from a JSON log
 * on stderr, and takes its first line for the start of the log, hence the line before it.
 */
export async function answerCli(command, url) {
  const name = decodeURIComponent(new URL(url).pathname.slice(1))
  try {
    await commands[command]?.(url, name)
    return 0
  } catch (error) {
    const missing = error.code === '3D000'
    const message = missing
      ? `Database \`${name}\` does not exist`
      : String(error.message || error.code)
    const fields = { message, is_panic: false, error_code: codes[error.code] ?? 'P1001' }
    const log = { timestamp: new Date().toISOString(), level: 'ERROR', fields }
    const start = { level: 'INFO', fields: { message: 'start' }, target: 'schema_engine' }
    process.stderr.write(`${JSON.stringify(start)}\n`)
    process.stderr.write(`${JSON.stringify({ ...log, target: 'schema_engine::logger' })}\n`)
    return 1
  }
}
