import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './command.mjs'
import { onDisk } from './failure.mjs'

/** Keeps every tool of ours from calling home. */
export const quiet = {
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
}

/** Where the embedded database, the mails and the secrets are kept. */
export function dataFolder() {
  const folder = resolve(root, process.env.UPTAKE_DATA ?? '.data')
  onDisk(folder, () => mkdirSync(folder, { recursive: true }))
  return folder
}

/** A secret of this installation, made once and readable by its owner alone. */
export function secret(folder, name) {
  const file = join(folder, name)
  return onDisk(folder, () => {
    if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
    return readFileSync(file, 'utf8').trim()
  })
}
