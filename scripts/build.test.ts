import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { stampOf } from './build.mjs'

let tree = ''
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(tree, file)), { recursive: true })
  writeFileSync(join(tree, file), text)
}
const stamp = () => stampOf(['app', 'lib', 'proxy.ts', 'absent'], tree)

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'uptake-stamp-'))
  write('app/page.tsx', 'page')
  write('lib/rounds/data.ts', 'data')
  write('proxy.ts', 'proxy')
})
afterEach(() => rmSync(tree, { recursive: true }))

test('the stamp stays as long as the sources do', () => {
  const before = stamp()
  write('app/page.tsx', 'page')
  expect(stamp()).toBe(before)
})

test.each([
  ['a changed file', 'lib/rounds/data.ts', 'other'],
  ['a new file', 'app/layout.tsx', 'layout'],
  ['a changed file of the root', 'proxy.ts', 'other'],
])('%s changes it', (_, file, text) => {
  const before = stamp()
  write(file, text)
  expect(stamp()).not.toBe(before)
})

test.each(['lib/rounds/data.test.ts', 'lib/generated/client.ts', 'e2e/some.spec.ts'])(
  '%s does not enter the build',
  (file) => {
    const before = stamp()
    write(file, 'anything')
    expect(stamp()).toBe(before)
  },
)

test('a moved file changes it, though all contents are the same', () => {
  const before = stamp()
  rmSync(join(tree, 'app/page.tsx'))
  write('app/other.tsx', 'page')
  expect(stamp()).not.toBe(before)
})
