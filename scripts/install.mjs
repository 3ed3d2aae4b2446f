import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './command.mjs'
import { say } from './lifetime.mjs'

const packagesIn = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages

/** Whether node_modules holds exactly what package-lock.json names; file dates say nothing in a clone. */
export function isInstalled(locked, installed) {
  return Object.entries(locked).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  )
}

/** Installs the packages where they are missing or others than the lock file names. */
export async function install() {
  const there = 'node_modules/.package-lock.json'
  const fresh = existsSync(join(root, there))
  if (fresh && isInstalled(packagesIn('package-lock.json'), packagesIn(there))) return
  say('installing packages')
  const flags = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  await run('npm could not install the packages.', 'npm', ['ci', ...flags])
}
