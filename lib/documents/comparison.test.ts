import { describe, expect, it } from 'vitest'
import { compareRevisions } from './comparison'

const p = (id: string, text: string, ...lineageIds: string[]) => ({ id, text, lineageIds })

describe('compareRevisions', () => {
  it('tells the same, changed, new and removed apart, each in its place', () => {
    const rows = compareRevisions(
      [p('a', 'One.', 'L1'), p('b', 'Two.', 'L2'), p('c', 'Three.', 'L3')],
      [p('d', 'New.', 'L4'), p('e', 'One.', 'L1'), p('f', 'Three now.', 'L3')],
    )
    expect(rows.map(({ kind, paragraph }) => [kind, paragraph.id])).toEqual([
      ['new', 'd'],
      ['same', 'e'],
      ['removed', 'b'],
      ['changed', 'f'],
    ])
  })

  it('sets a merger against both of its origins', () => {
    const [row] = compareRevisions(
      [p('a', 'One.', 'L1'), p('b', 'Two.', 'L2')],
      [p('c', 'One. Two.', 'L1', 'L2')],
    )
    expect(row?.kind).toBe('changed')
    expect(row && 'differences' in row && row.differences.some(({ kind }) => kind === 'same')).toBe(
      true,
    )
  })

  it('keeps what was removed at the end', () => {
    const rows = compareRevisions(
      [p('a', 'One.', 'L1'), p('b', 'Two.', 'L2')],
      [p('c', 'One.', 'L1')],
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['same', 'removed'])
  })
})
