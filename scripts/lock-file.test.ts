import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './command.mjs'

type Entry = { version?: string; optionalDependencies?: Record<string, string> }

const packages: Record<string, Entry> = JSON.parse(
  readFileSync(join(root, 'package-lock.json'), 'utf8'),
).packages

function isLocked(parent: string, name: string): boolean {
  if (packages[`${parent}${parent && '/'}node_modules/${name}`]) return true
  return (
    parent !== '' &&
    isLocked(parent.slice(0, Math.max(0, parent.lastIndexOf('/node_modules/'))), name)
  )
}

// npm leaves out what its registry lacked for other platforms, and `npm ci` then refuses the lock file.
test('package-lock.json holds the optional packages of every platform, so that npm ci accepts it', () => {
  const missing = Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(parent, name)),
  )
  expect(missing).toEqual([])
})
