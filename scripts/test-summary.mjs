import { existsSync, readFileSync } from 'node:fs'

const read = (file) => existsSync(file) && JSON.parse(readFileSync(file, 'utf8'))

/** A runner that failed without naming a test (a crash, no tests at all) counts as one failure. */
const atLeast = (failed, code) => (code === 0 ? failed : Math.max(1, failed))

/** Passed and failed tests by Vitest's JSON report; a file that could not be loaded counts as one. */
export function fromVitest(file, code) {
  const report = read(file)
  if (!report) return { passed: 0, failed: atLeast(0, code), skipped: 0 }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
  )
  return {
    passed: report.numPassedTests,
    failed: atLeast(report.numFailedTests + broken.length, code),
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** Passed and failed tests by Playwright's JSON report; a test that passed at a second try failed. */
export function fromPlaywright(file, code) {
  const report = read(file)
  if (!report) return { passed: 0, failed: atLeast(0, code), skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: atLeast(unexpected + flaky, code), skipped }
}

/** The last line of `npm test`: the sums over all runners. */
export function summaryLine(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0)
  const skipped = sum('skipped')
  const line = `${sum('passed')} passed, ${sum('failed')} failed`
  return skipped ? `${line}, ${skipped} skipped` : line
}
