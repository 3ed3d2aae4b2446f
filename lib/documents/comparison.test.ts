import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeCounts, compareRevisions } from './comparison'

type Wish = { label: string; text: string; lineageIds: string[]; number?: string }
const of = (wish: Wish) => ({
  id: wish.label,
  kind: 'paragraph' as const,
  number: wish.label,
  ...wish,
})
const p = (label: string, text: string, ...lineageIds: string[]) => of({ label, text, lineageIds })
const told = (rows: ReturnType<typeof compareRevisions<ReturnType<typeof p>>>) =>
  rows.map(({ paragraph, origins, changes, step }) => [
    paragraph?.label ?? null,
    origins.map(({ label }) => label).join('+'),
    changes.join(' '),
    step,
  ])

describe('compareRevisions', () => {
  it('tells the same, changed, new and removed apart, each in its place', () => {
    const rows = compareRevisions(
      [p('1', 'One.', 'L1'), p('2', 'Two.', 'L2'), p('3', 'Three.', 'L3')],
      [p('1', 'New.', 'L4'), p('2', 'One.', 'L1'), p('3', 'Three now.', 'L3')],
    )
    expect(told(rows)).toEqual([
      ['1', '', 'new', 1],
      ['2', '1', 'renumbered', null],
      [null, '2', 'removed', 2],
      ['3', '3', 'changed', 3],
    ])
    expect(changeCounts(rows)).toMatchObject({ new: 1, removed: 1, changed: 1, renumbered: 1 })
  })

  it('sets a merger against all of its origins, and the space between them is no change', () => {
    const [row] = compareRevisions(
      [p('1', 'One.', 'L1'), p('2', 'Two.', 'L2')],
      [p('1', 'One. Two.', 'L1', 'L2')],
    )
    expect(row).toMatchObject({ changes: ['merged'], step: 1 })
    expect(row?.differences).toEqual([{ kind: 'same', text: 'One. Two.' }])
    const [chinese] = compareRevisions(
      [p('1', '各国合作。', 'L1'), p('2', '各国报告。', 'L2')],
      [p('1', '各国合作。各国报告。', 'L1', 'L2')],
    )
    expect(chinese?.differences.every(({ kind }) => kind === 'same')).toBe(true)
  })

  it('gives each part of a split its share of the whole', () => {
    const rows = compareRevisions(
      [p('1', 'States meet yearly. States report to the Secretariat.', 'L1')],
      [p('1', 'States meet yearly.', 'L1'), p('2', 'States report.', 'L1')],
    )
    expect(told(rows)).toEqual([
      ['1', '1', 'split', 1],
      ['2', '1', 'split', 2],
    ])
    expect(rows.map(({ differences }) => differences)).toEqual([
      [{ kind: 'same', text: 'States meet yearly.' }],
      [
        { kind: 'same', text: 'States report' },
        { kind: 'removed', text: ' to the Secretariat' },
        { kind: 'same', text: '.' },
      ],
    ])
  })

  it('knows the parts of an earlier split by their words', () => {
    const parts = [
      p('1', 'States meet every year in New York.', 'L1'),
      p('2', 'The Secretariat publishes their reports in all languages.', 'L1'),
    ]
    const later = [parts[0], { ...parts[1], text: 'The Secretariat publishes reports at once.' }]
    const rows = compareRevisions(parts, later as typeof parts)
    expect(told(rows)).toEqual([
      ['1', '1', '', null],
      ['2', '2', 'changed', 1],
    ])
  })

  it('knows what was merged and parted again for what it was', () => {
    const [group, fund] = [
      'A thematic group on capacity-building meets twice a year in New York.',
      'A voluntary fund pays for the travel of delegates from developing States.',
    ]
    const before = [p('4', group, 'L4'), p('5', fund, 'L5')]
    const again = (one: string, other: string) =>
      told(compareRevisions(before, [p('4', one, 'L4', 'L5'), p('5', other, 'L4', 'L5')]))
    expect(again(group, fund)).toEqual([
      ['4', '4', '', null],
      ['5', '5', '', null],
    ])
    expect(again(group, fund.replace('voluntary', 'trust'))).toEqual([
      ['4', '4', '', null],
      ['5', '5', 'changed', 1],
    ])
    // Beside what is the same, the rest says what the lineages say.
    const third = 'Whoever pays into it reports on that once a year, and is thanked.'
    const parted = [p('4', group, 'L4', 'L5'), p('5', fund, 'L4', 'L5'), p('6', third, 'L4', 'L5')]
    expect(told(compareRevisions(before, parted)).slice(0, 2)).toEqual([
      ['4', '4', '', null],
      ['5', '5', '', null],
    ])
  })

  it('says of what stood before both where that was, and does not call it new', () => {
    const rows = compareRevisions(
      [p('1', 'One.', 'L1')],
      [p('2', 'Three.', 'L3'), p('3', 'X.', 'L4')],
      {
        2: 'Zero draft: 3',
      },
    )
    expect(rows.map(({ changes, stood }) => [changes.join(' '), stood])).toEqual([
      ['removed', null],
      ['restored', 'Zero draft: 3'],
      ['new', null],
    ])
  })

  it('calls what left its place moved, and not all that it passed', () => {
    const rows = compareRevisions(
      [p('1', 'One.', 'L1'), p('2', 'Two.', 'L2'), p('3', 'Three.', 'L3')],
      [p('1', 'Three.', 'L3'), p('2', 'One.', 'L1'), p('3', 'Two.', 'L2')],
    )
    expect(told(rows)).toEqual([
      ['1', '3', 'moved renumbered', 1],
      ['2', '1', 'renumbered', null],
      ['3', '2', 'renumbered', null],
    ])
  })

  it('shows what is gone below what it stood below, at the top where nothing did', () => {
    const rows = compareRevisions(
      [p('1', 'One.', 'L1'), p('2', 'Two.', 'L2'), p('3', 'Three.', 'L3')],
      [p('1', 'Two.', 'L2'), p('2', 'New.', 'L4')],
    )
    expect(told(rows)).toEqual([
      [null, '1', 'removed', 1],
      ['1', '2', 'renumbered', null],
      [null, '3', 'removed', 2],
      ['2', '', 'new', 3],
    ])
  })

  it('loses no paragraph and no word of either side', () => {
    const paragraph = fc.record({
      text: fc.lorem({ maxCount: 8 }),
      lineageIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), {
        minLength: 1,
        maxLength: 2,
      }),
    })
    const side = fc
      .array(paragraph, { maxLength: 7 })
      .map((list) => list.map((one, at) => of({ ...one, label: String(at + 1) })))
    fc.assert(
      fc.property(side, side, (before, after) => {
        const rows = compareRevisions(before, after)
        expect(rows.flatMap(({ paragraph }) => paragraph ?? [])).toEqual(after)
        const shown = new Set(rows.flatMap(({ origins }) => origins))
        for (const old of before)
          if (!after.some(({ lineageIds }) => lineageIds.some((id) => old.lineageIds.includes(id))))
            expect(shown).toContain(old)
        for (const { paragraph, differences } of rows)
          if (paragraph)
            expect(
              differences.flatMap(({ kind, text }) => (kind === 'removed' ? [] : text)).join(''),
            ).toBe(paragraph.text)
        const steps = rows.flatMap(({ step }) => step ?? [])
        expect(steps).toEqual(steps.map((_, index) => index + 1))
      }),
    )
  })
})
