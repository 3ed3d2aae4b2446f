// Fonts for PDFs from the packages that hold those of the pages, as TrueType: the compiler reads no WOFF2.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import subsetFont from 'subset-font'

const { resolve } = createRequire(import.meta.url)

/** In the order in which they are asked for a glyph. A variable font is pinned to its weight. */
const FAMILIES = [
  { name: 'IBM Plex Sans', from: '@fontsource/ibm-plex-sans', weights: [400, 600] },
  { name: 'IBM Plex Sans Arabic', from: '@fontsource/ibm-plex-sans-arabic', weights: [400, 600] },
  { name: 'Noto Sans SC', from: '@fontsource-variable/noto-sans-sc', weights: [400], axis: 'wght' },
]

/** "U+0301,U+0400-045F" as pairs of code points. */
const rangesOf = (text) =>
  text.split(',').map((range) => {
    const [from, to = from] = range.trim().slice(2).split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
  })

const textOf = (ranges) =>
  ranges
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
    .map((point) => String.fromCodePoint(point))
    .join('')

/** Each font comes in files by script; Chinese in a hundred. */
const FILES = FAMILIES.flatMap(({ from, weights, axis }) => {
  const folder = dirname(resolve(`${from}/package.json`))
  const scripts = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8'))
  return Object.entries(scripts).flatMap(([script, ranges]) =>
    weights.map((weight) => ({
      path: join(
        folder,
        'files',
        `${from.split('/')[1]}-${script.replace(/[[\]]/g, '')}-${axis ?? weight}-normal.woff2`,
      ),
      ranges: rangesOf(ranges),
      variationAxes: axis && { [axis]: weight },
    })),
  )
})

const read = new Map()

const fontOf = ({ path, ranges, variationAxes }) => {
  const known =
    read.get(path) ??
    subsetFont(readFileSync(path), textOf(ranges), { targetFormat: 'sfnt', variationAxes })
  read.set(path, known)
  return known
}

export const families = FAMILIES.map(({ name }) => name)

/** The fonts that `text` is set in; each file is converted once. */
export function fontsFor(text) {
  const points = [...new Set(text)].map((character) => character.codePointAt(0))
  const wanted = FILES.filter(({ ranges }) =>
    points.some((point) => ranges.some(([from, to]) => from <= point && point <= to)),
  )
  return Promise.all(wanted.map(fontOf))
}
