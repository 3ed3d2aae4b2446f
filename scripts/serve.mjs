import { createWriteStream, rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { launch, root } from './command.mjs'
import { Failure } from './failure.mjs'

/**
 * Starts the web server and waits until it answers. It writes its log to `log`, or to the terminal
 * where there is none; its errors to the terminal, unless `faults` are expected and go to the log.
 * @throws {Failure} when it ends before it answers
 */
export async function serve({ env, dev = false, log, faults = false }) {
  const starter = ['--import', './scripts/end-with-starter.mjs']
  const args = [...starter, '--import', 'tsx', 'server/main.ts', ...(dev ? ['--dev'] : [])]
  const server = launch(process.execPath, args, {
    cwd: root,
    stdio: ['pipe', log ? 'pipe' : 'inherit', faults ? 'pipe' : 'inherit'],
    env: { ...process.env, NODE_ENV: dev ? 'development' : 'production', ...env },
  })
  if (log) {
    rmSync(log, { force: true })
    const file = createWriteStream(log)
    server.stdout.pipe(file)
    server.stderr?.pipe(file)
  }
  let ended = false
  const mark = () => {
    ended = true
  }
  server.exited.then(mark, mark)
  while (!(await answers(`http://localhost:${env.PORT}/en`))) {
    if (ended) throw new Failure('The web server ended before it answered; its words stand above.')
    await wait(100)
  }
  return server
}

const answers = (url) =>
  fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(60_000) }).then(
    (response) => response.arrayBuffer().then(() => response.status < 500),
    () => false,
  )
