import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { diskSentence, Failure } from './failure.mjs'
import { atStop } from './lifetime.mjs'

export const root = resolve(import.meta.dirname, '..')

/**
 * Starts a process in a group of its own, so that Ctrl-C reaches it only through us and its own
 * children end with it. `exited` resolves the exit code; `end()` ends the group, first by `gentle`.
 */
export function launch(command, args, options = {}, gentle = 'SIGTERM') {
  const forget = atStop(() => end())
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
    detached: true,
  })
  const group = (signal) => {
    try {
      return process.kill(-child.pid, signal)
    } catch {
      return false
    }
  }
  const exited = new Promise((done, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => done(code ?? 1))
  })
  const end = async () => {
    if (!child.pid) return
    group(gentle)
    const timer = setTimeout(() => group('SIGKILL'), 10_000)
    await exited
    clearTimeout(timer)
    await emptied(group)
  }
  // A last net, for an end that nobody could wait for.
  const onExit = () => group(gentle)
  process.once('exit', onExit)
  const left = () => {
    forget()
    process.off('exit', onExit)
    group(gentle)
  }
  exited.then(left, left)
  return Object.assign(child, { exited, end })
}

/** Waits for the children of a process that has ended; those that stay too long are killed. */
async function emptied(group) {
  for (let tries = 0; group(0) && tries < 50; tries += 1) await wait(100)
  group('SIGKILL')
}

/**
 * Runs a command to its end; resolves its output.
 * @throws {Failure} with `sentence`, after the command's own last lines, when it exits non-zero;
 * a full or closed disk is said as such, with `options.place` (the checkout) as what it holds.
 */
export async function run(sentence, command, args, options) {
  const child = launch(command, args, options)
  let output = ''
  const keep = (chunk) => {
    output += chunk
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const closed = new Promise((done) => child.once('close', done))
  const code = await child.exited.catch((error) => {
    output = error.message
    return 1
  })
  if (child.pid) await closed
  if (code === 0) return output
  const known = diskSentence(output, options?.place ?? root)
  throw Object.assign(new Failure(known ?? `${output.trim().slice(-4000)}\n${sentence}`), {
    output,
  })
}

/** Runs a script of an installed package, or of ours through tsx. */
export const node = (sentence, args, env) =>
  run(sentence, process.execPath, args, { env: { ...process.env, ...env } })
