import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { failureLines, fromPlaywright, fromVitest, summaryLine } from './test-summary.mjs'

const folder = mkdtempSync(join(tmpdir(), 'uptake-summary-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(content: object) {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}
const vitest = (more: object = {}) =>
  report({
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
    ...more,
  })
const playwright = (stats: object) =>
  report({ suites: [], stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0, ...stats } })

test('the last line sums all runners', () => {
  const counts = [fromVitest(vitest(), 1), fromPlaywright(playwright({ unexpected: 2 }), 1)]
  expect(summaryLine(counts)).toBe('8 passed, 3 failed')
})

test('a test file that could not be loaded is a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }]
  expect(fromVitest(vitest({ testResults }), 1).failed).toBe(2)
})

test('a runner that failed without naming a test is a failure', () => {
  expect(fromVitest(vitest({ numFailedTests: 0 }), 1).failed).toBe(1)
  expect(fromPlaywright(join(folder, 'absent.json'), 1).failed).toBe(1)
})

test('a test that passed only at a second try is a failure', () => {
  expect(fromPlaywright(playwright({ flaky: 1 }), 0).failed).toBe(1)
})

test('skipped tests are named', () => {
  expect(summaryLine([fromPlaywright(playwright({ skipped: 2 }), 0)])).toBe(
    '5 passed, 0 failed, 2 skipped',
  )
})

test('what failed is named above the last line, without colours', () => {
  const failed = { status: 'failed', fullName: 'the rule holds', failureMessages: ['\u001b[31mno'] }
  const testResults = [
    { status: 'failed', name: 'a.test.ts', assertionResults: [failed, { status: 'passed' }] },
    { status: 'failed', name: 'b.test.ts', message: 'no such file', assertionResults: [] },
  ]
  const specs = [
    { ok: true, title: 'fine', tests: [] },
    { ok: false, title: 'reads', tests: [{ results: [{}, { error: { message: 'late' } }] }] },
  ]
  const suites = [{ title: 'c.spec.ts', suites: [{ title: 'with scripts', specs }] }]
  const stats = { expected: 1, unexpected: 1, flaky: 0, skipped: 0 }
  expect(
    failureLines([
      fromVitest(vitest({ testResults }), 1),
      fromPlaywright(report({ suites, stats }), 1),
    ]),
  ).toBe(
    'b.test.ts\n    no such file\na.test.ts › the rule holds\n    no\n' +
      'c.spec.ts › with scripts › reads\n    late',
  )
})
