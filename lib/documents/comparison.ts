import { type Difference, differencesOf } from './differences'

type Paragraph = { id: string; text: string; lineageIds: string[] }

export type Compared<P> =
  | { kind: 'same' | 'changed' | 'new'; paragraph: P; differences: Difference[] }
  | { kind: 'removed'; paragraph: P }

/**
 * One revision as it differs from another: each paragraph against those it shares a lineage with, and
 * where they stood those that nothing goes on from.
 */
export function compareRevisions<P extends Paragraph>(
  before: readonly P[],
  after: readonly P[],
): Compared<P>[] {
  const rows: Compared<P>[] = []
  const goesOn = new Set(after.flatMap(({ lineageIds }) => lineageIds))
  const gone = before.map(({ lineageIds }) => !lineageIds.some((id) => goesOn.has(id)))
  let next = 0
  const removedUntil = (end: number) => {
    for (; next < end; next += 1) {
      const paragraph = before[next]
      if (gone[next] && paragraph) rows.push({ kind: 'removed', paragraph })
    }
  }
  for (const paragraph of after) {
    const origins = before.filter(({ lineageIds }) =>
      lineageIds.some((id) => paragraph.lineageIds.includes(id)),
    )
    const last = origins.at(-1)
    if (last) removedUntil(before.indexOf(last))
    const old = origins.map(({ text }) => text).join('\n')
    const kind = origins.length === 0 ? 'new' : old === paragraph.text ? 'same' : 'changed'
    rows.push({ kind, paragraph, differences: differencesOf(old, paragraph.text) })
  }
  removedUntil(before.length)
  return rows
}
