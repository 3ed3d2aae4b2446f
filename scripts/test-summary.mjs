import { existsSync, readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

const read = (file) => existsSync(file) && JSON.parse(readFileSync(file, 'utf8'))

/** A runner that failed without naming a test (a crash, no tests at all) counts as one failure. */
const atLeast = (failed, code) => (code === 0 ? failed : Math.max(1, failed))

/** A failed test by name, with what it said: a log that keeps only its end must still tell. */
const failure = (name, message = '') =>
  `${name}\n    ${stripVTControlCharacters(message).split('\n').slice(0, 12).join('\n    ')}`

const failedIn = (suite, path = suite.title) => [
  ...(suite.suites ?? []).flatMap((inner) => failedIn(inner, `${path} › ${inner.title}`)),
  ...(suite.specs ?? [])
    .filter(({ ok }) => !ok)
    .map(({ title, tests }) => {
      const results = tests.flatMap((one) => one.results)
      return failure(`${path} › ${title}`, results.find(({ error }) => error)?.error.message)
    }),
]

/** Passed and failed tests by Vitest's JSON report; a file that could not be loaded counts as one. */
export function fromVitest(file, code) {
  const report = read(file)
  if (!report) return { passed: 0, failed: atLeast(0, code), skipped: 0, failures: [] }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.length,
  )
  return {
    passed: report.numPassedTests,
    failed: atLeast(report.numFailedTests + broken.length, code),
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [
      ...broken.map(({ name, message }) => failure(name, message)),
      ...report.testResults.flatMap(({ name, assertionResults }) =>
        assertionResults
          .filter(({ status }) => status === 'failed')
          .map((test) => failure(`${name} › ${test.fullName}`, test.failureMessages[0])),
      ),
    ],
  }
}

/** Passed and failed tests by Playwright's JSON report; a test that passed at a second try failed. */
export function fromPlaywright(file, code) {
  const report = read(file)
  if (!report) return { passed: 0, failed: atLeast(0, code), skipped: 0, failures: [] }
  const { expected, unexpected, flaky, skipped } = report.stats
  const failures = report.suites.flatMap((suite) => failedIn(suite))
  return { passed: expected, failed: atLeast(unexpected + flaky, code), skipped, failures }
}

/** What failed, by name, to stand right above the last line; empty where nothing did. */
export const failureLines = (counts) => counts.flatMap(({ failures }) => failures).join('\n')

/** The last line of `npm test`: the sums over all runners. */
export function summaryLine(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0)
  const skipped = sum('skipped')
  const line = `${sum('passed')} passed, ${sum('failed')} failed`
  return skipped ? `${line}, ${skipped} skipped` : line
}
