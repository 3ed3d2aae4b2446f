import { spread } from './measure.mjs'

const number = (value) =>
  value.toLocaleString(
    'en',
    value < 10 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 },
  )

const told = (values) => {
  const { median, min, max } = spread(values)
  return `${number(median)} (${number(min)}–${number(max)})`
}

const judged = (met) => (met ? 'met' : 'MISSED')

/** Aligned columns; the first to the left, the others to the right. */
function table(head, rows) {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)))
  const line = (row) =>
    row
      .map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0])))
      .join('  ')
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join(
    '\n',
  )
}

/** Ours by bare, of runs that stood side by side, against its target. */
function share(ours, bare, target) {
  const ratios = ours.map((rate, index) => rate / bare[index])
  return [
    told(ours),
    told(ratios),
    `≥ ${target.toFixed(2)}`,
    judged(spread(ratios).median >= target),
  ]
}

export const TARGETS = { kept: 0.4, rendered: 0.06, submission: 0.05, growth: 1.3 }

/** The table of pages and submissions per second. */
export const rateTable = (results) =>
  table(
    ['', 'inputs', 'bare /s', 'how', 'Uptake /s', 'of bare', 'target', ''],
    results.flatMap(({ size, name, rates }) =>
      ['kept', 'rendered']
        .filter((kind) => rates[kind]?.length)
        .map((kind) => [
          name,
          number(size),
          told(rates.bare),
          { kept: 'kept', rendered: name === 'submission' ? 'stored' : 'rendered' }[kind],
          ...share(rates[kind], rates.bare, TARGETS[name === 'submission' ? name : kind]),
        ]),
    ),
  )

/** The table of what each list and search takes at both sizes. */
export const growthTable = (results, [small, large]) =>
  table(
    ['', `${number(small)} ms`, `${number(large)} ms`, 'times', 'target', ''],
    results.map(({ name, ...taken }) => {
      const times = spread(taken.large).median / spread(taken.small).median
      const middle = (values) => {
        const sorted = [...values].sort((a, b) => a - b)
        const at = (part) => sorted[Math.floor(part * (sorted.length - 1))].toFixed(1)
        return `${at(0.5)} (${at(0.25)}–${at(0.75)})`
      }
      return [
        name,
        middle(taken.small),
        middle(taken.large),
        times.toFixed(2),
        `≤ ${TARGETS.growth.toFixed(2)}`,
        judged(times <= TARGETS.growth),
      ]
    }),
  )
