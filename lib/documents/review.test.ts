import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseParagraphs } from './paragraphs'
import { isUnlike, reviewOf } from './review'
import { labelsOf, tieRevisions } from './ties'

const before = parseParagraphs(
  'A. Measures\n\n1. States keep their entries in the directory up to date.\n\n2. States fund fellowships for delegates from all regions of the world.\n\n3. States meet once a year in New York and report on what they did.\n\n4. The Secretariat publishes a list.',
).paragraphs
const text =
  'A. Measures\n\n1. This one is new and says something else entirely, of course.\n\n2. States keep their entries in the directory up to date.\n\n3. States fund fellowships for many delegates from all regions.\n\n4. States meet once a year in New York.\n\n5. Costs are borne by whoever incurs them.'
const states = (typed: object) =>
  reviewOf(before, { text, ...typed }).rows.map(({ paragraph, state, was }) =>
    [paragraph.label, state, was].filter(Boolean).join(' '),
  )

describe('isUnlike', () => {
  const french =
    'A. Mesures\n\n1. Les États tiennent à jour leurs entrées dans le répertoire.\n\n2. Les États financent des bourses pour les délégués de toutes les régions.\n\n3. Les États se réunissent une fois par an.\n\n4. Le Secrétariat publie une liste.'
  const cut = '1. States keep their entries in the directory up to date.'

  it.each([
    ['the text in another language', french, true],
    ['a revision', text, false],
    ['the same text', before.map((one) => `${one.number}. ${one.text}`).join('\n\n'), false],
    ['a text cut down to one paragraph', cut, false],
    ['few other words', '1. Something else.\n\n2. All new.', false],
  ])('is told of %s', (_, other, unlike) => {
    expect(isUnlike(reviewOf(before, { text: other }))).toBe(unlike)
  })

  it('is not once somebody says what goes on from what', () => {
    const ties = { p1: '1', p2: '2', p3: '3' }
    expect(isUnlike(reviewOf(before, { text: french, ties }))).toBe(false)
  })
})

describe('reviewOf', () => {
  it('calls the same what is typed otherwise', () => {
    const [, , kept, last] = before
    const typed = `1. ${kept?.text.replaceAll(' ', '\u00a0')}\n\n2. ${last?.text.replace('.', ' .')}`
    const { rows, counts } = reviewOf(before, { text: typed })
    expect(rows.map(({ state, matches }) => [state, matches[0]?.method])).toEqual([
      ['same', 'identical'],
      ['changed', 'similar'],
    ])
    expect(counts).toMatchObject({ same: 1, changed: 1 })
  })

  it('says of each paragraph what became of it, and counts', () => {
    const { counts, removed, rows, kept } = reviewOf(before, { text })
    expect(states({})).toEqual([
      'h1 same',
      '1 new',
      '2 same 1',
      '3 changed 2',
      '4 changed 3',
      '5 new',
    ])
    expect(removed.map(({ label }) => label)).toEqual(['4'])
    expect(counts).toMatchObject({ same: 2, changed: 2, new: 2, removed: 1, renumbered: 3 })
    expect(rows[2]?.typed).toBe('1')
    expect(kept).toBe('')
  })

  it('follows what is typed: split, merged, new, and removed as it follows', () => {
    const ties = { p1: '', p2: '1', p3: '2;4', p4: '3', p5: ' 3 ' }
    const { counts, removed, rows } = reviewOf(before, { text, ties })
    expect(rows.map(({ state }) => state)).toEqual([
      'same',
      'new',
      'same',
      'merged',
      'split',
      'split',
    ])
    expect(removed).toEqual([])
    expect(rows[5]).toMatchObject({
      corrected: true,
      look: false,
      matches: [{ method: 'manual', confidence: 1 }],
    })
    expect(rows[2]).toMatchObject({ corrected: false, matches: [{ method: 'identical' }] })
    expect(counts).toMatchObject({ split: 2, merged: 1, new: 1 })
  })

  it('finds corrections again in a text that was changed elsewhere', () => {
    const { kept } = reviewOf(before, { text, ties: { p5: '3' } })
    const edited = text
      .replace('This one is new', 'This one, 1 bis, is new')
      .replace('A. Measures\n\n', '')
    const { rows } = reviewOf(before, { text: edited, kept })
    expect(rows.at(-1)).toMatchObject({ corrected: true, typed: '3' })
    const other = reviewOf(before, { text: text.replace('are borne by', 'fall upon'), kept })
    expect(other.rows.at(-1)?.corrected).toBe(false)
    for (const odd of ['{', '[1]', '[["a"]]', '{"a":1}'])
      expect(reviewOf(before, { text, kept: odd }).rows).toHaveLength(6)
  })

  it('joins a row with the one before it and keeps the other corrections', () => {
    const joined = reviewOf(before, { text, ties: { p1: '4', p5: '3' }, join: 'p5' })
    expect(joined.text).toContain('in New York. 5. Costs')
    expect(joined.rows.map(({ state }) => state)).toEqual([
      'same',
      'changed',
      'same',
      'changed',
      'changed',
    ])
    expect(joined.rows[1]).toMatchObject({ corrected: true, typed: '4' })
    expect(reviewOf(before, { text, join: 'p0' }).text).toBe(text)
    expect(reviewOf(before, { text, join: 'p99' }).text).toBe(text)
    expect(reviewOf([], { text: 'One.\n\n¶ Two', join: 'p1' }).text).toBe('One. Two')
    expect(reviewOf([], { text: '国家\n\n# 会议', join: 'p1' }).text).toBe('国家会议')
  })

  it('accounts for every old paragraph, whatever is typed', () => {
    const label = fc.constantFrom('1', '2', '3', '4', 'h1', 'nine', ' 2 ', '')
    const typed = fc.array(label, { maxLength: 3 }).map((labels) => labels.join(', '))
    const ties = fc.dictionary(fc.constantFrom('p0', 'p1', 'p3', 'p5', 'p77'), typed)
    fc.assert(
      fc.property(ties, (ties) => {
        const { rows, removed } = reviewOf(before, { text, ties })
        const on = new Set(rows.flatMap(({ matches }) => matches.map((match) => match.before)))
        expect(on.size + removed.length).toBe(before.length)
      }),
    )
  })
})

describe('tieRevisions', () => {
  const after = parseParagraphs(text).paragraphs
  it('refuses a label that is none, beside its field', () => {
    expect(tieRevisions(before, after, { p1: '1, 99', p2: 'H1' }).errors).toEqual({
      'ties.p1': 'unknownLabel',
    })
  })

  it('refuses a label that could be two, and names both', () => {
    const alike = ['5(A)', '5(a)', '6(Ii)', '6(iI)'].map((label) => ({
      label,
      number: label,
      kind: 'paragraph' as const,
      text: `Text of ${label}.`,
    }))
    const { errors, matches } = tieRevisions(alike, after, { p1: '5(A)', p2: '6(ii)' })
    expect(errors).toEqual({ 'ties.p2': 'severalLabels:6(Ii), 6(iI)' })
    expect(matches[1]?.map((match) => match.before)).toEqual([0])
  })

  it('leaves alone what says the same as was recognised', () => {
    const recognised = tieRevisions(before, after)
    expect(tieRevisions(before, after, { p2: ' 1 ', p3: '2,2' })).toEqual(recognised)
  })

  it('reads labels in any script’s lists', () => {
    expect(labelsOf('12,  13(a)؛ 14 bis، 14  bis、Annex I 1')).toEqual([
      '12',
      '13(a)',
      '14 bis',
      'Annex I 1',
    ])
  })
})
