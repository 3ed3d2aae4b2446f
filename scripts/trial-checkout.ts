import { spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildSources, stampOf } from './build.mjs'

const root = resolve(import.meta.dirname, '..')

const server = `import { createServer } from 'node:http'
createServer((_, response) => response.end(process.env.UPTAKE_DEMO)).listen(process.env.PORT)
`

/**
 * A checkout in a temporary folder with the real commands and migrations and a web server of two
 * lines that counts as built, so that starting it takes seconds.
 */
export function trialCheckout() {
  const folder = mkdtempSync(join(tmpdir(), 'uptake-trial-'))
  chmodSync(folder, 0o755)
  for (const path of [
    'scripts',
    'prisma/models',
    'prisma/migrations',
    'prisma/schema.prisma',
    'prisma.config.ts',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ]) {
    cpSync(join(root, path), join(folder, path), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  write('server/main.ts', server)
  write('prisma/seed.ts', "console.log('seeded')\n")
  write('prisma/demo/accounts.json', '[{"email":"mod@example.org","name":"M","role":"moderator"}]')
  const markBuilt = () => write('.next/stamp', stampOf(buildSources, folder))
  markBuilt()
  return { folder, markBuilt, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Starts it as `npm start` does; `seen` resolves when the words were printed, `ended` the exit code. */
export function startTrial(folder: string, env: Record<string, string> = {}) {
  const kept = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    NODE_ENV: 'test' as const,
  }
  const child = spawn(process.execPath, [join(folder, 'scripts/start.mjs')], {
    env: { ...kept, ...env },
  })
  const printed = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    printed.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    printed.err += chunk
  })
  const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)))
  const seen = (words: string) =>
    new Promise<void>((done, reject) => {
      const look = () => printed.out.includes(words) && done()
      child.stdout.on('data', look)
      child.once('close', () => reject(new Error(`ended before "${words}": ${printed.err}`)))
      look()
    })
  return { child, printed, ended, seen }
}

/** The processes that work in a folder or were started with it, PostgreSQL's own included. */
export function processesIn(folder: string) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const started = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        return started.includes(folder) || readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)
      } catch {
        return false
      }
    })
    .map(Number)
}
