import { ok, type Result, refuse } from '@/lib/kernel/result'
import { originsOf } from './origins'
import { type Past, pastOf } from './past'
import { placesOf } from './ties'
import type { ParagraphView } from './views'

/** A revision of a document with what its paragraphs go on from. */
export type TiedRevision = {
  id: string
  slug: string
  name: string
  ordinal: number
  paragraphs: ParagraphView[]
}

/** Stands for a lineage that begins with the correction. */
export const BEGUN = 'begun'

export type TieChange = {
  paragraphId: string
  ordinal: number
  /** Lineages that it is no longer of. */
  ends: string[]
  /** Lineages that it is of from now on; `BEGUN` for a new one. */
  begins: string[]
}

export type Correction = {
  paragraphId: string
  label: string
  ordinal: number
  /** Labels that it was, and is now, taken to go on from: see `pastOf`. */
  before: string[]
  after: string[]
  /** The paragraph's own change first, then those of what goes on from it in later revisions. */
  changes: TieChange[]
}

/** What the paragraphs of a revision may go on from, of a document's revisions in order. */
export const pastBefore = (
  revisions: readonly TiedRevision[],
  place: number,
): Past<ParagraphView>[] => pastOf(revisions.slice(0, place))

/** What a paragraph goes on from, by the labels of `pastBefore`. */
export const labelsBefore = (
  before: readonly ParagraphView[],
  paragraph: ParagraphView,
): string[] => {
  const [origins = []] = originsOf(before, [paragraph])
  return origins.flatMap((at) => before[at]?.label ?? [])
}

/**
 * What becomes of the ties of a stored paragraph, and of those that go on from it, once somebody says by
 * labels which paragraphs it goes on from, of the revision before or of earlier ones where they ended (`pastOf`);
 * none: it is new.
 * @returns NOT_FOUND for a paragraph that is not there or has no revision before it; INVALID for a label
 *   that is not there or that could be several, and where nothing changes
 */
export function decideCorrection(
  revisions: readonly TiedRevision[],
  wanted: { revision: string; label: string; from: string },
): Result<Correction> {
  const place = revisions.findIndex(({ slug }) => slug === wanted.revision)
  const revision = revisions[place]
  const paragraph = revision?.paragraphs.find(({ label }) => label === wanted.label)
  if (!revision || place === 0 || !paragraph) return refuse('NOT_FOUND')
  const past = pastBefore(revisions, place)
  const { places, error } = placesOf(
    wanted.from,
    past.map(({ label }) => label),
  )
  if (error) return refuse('INVALID', { fieldErrors: { from: [error] } })
  const origins = past.filter((_, at) => places.includes(at))
  const earlier = revisions.slice(0, place).flatMap(({ paragraphs }) => paragraphs)
  const known = new Set(earlier.flatMap(({ lineageIds }) => lineageIds))
  const own = new Set(paragraph.lineageIds)
  const meant = new Set(origins.flatMap(({ lineageIds }) => lineageIds))
  const ends = [...own].filter((id) => known.has(id) && !meant.has(id))
  const added = [...meant].filter((id) => !own.has(id))
  if (ends.length + added.length === 0)
    return refuse('INVALID', { fieldErrors: { from: ['unchanged'] } })
  const left = own.size - ends.length + added.length
  const begins = left === 0 ? [BEGUN] : added
  return ok({
    paragraphId: paragraph.id,
    label: paragraph.label,
    ordinal: revision.ordinal,
    before: labelsBefore(past, paragraph),
    after: origins.map(({ label }) => label),
    changes: [
      { paragraphId: paragraph.id, ordinal: revision.ordinal, ends, begins },
      ...following(revisions, place, { paragraph, ends, begins }),
    ],
  })
}

/** The same for what goes on from the paragraph, over gaps too; what it has from others as well it keeps. */
function following(
  revisions: readonly TiedRevision[],
  place: number,
  { paragraph, ends, begins }: Pick<TieChange, 'ends' | 'begins'> & { paragraph: ParagraphView },
): TieChange[] {
  const changes: TieChange[] = []
  const heirs = new Set([paragraph.id])
  for (const [index, { ordinal, paragraphs }] of revisions.entries()) {
    if (index <= place) continue
    const before = pastBefore(revisions, index)
    const origins = originsOf(before, paragraphs)
    for (const [at, heir] of paragraphs.entries()) {
      const own = (origins[at] ?? []).flatMap((origin) => before[origin] ?? [])
      if (!own.some(({ id }) => heirs.has(id))) continue
      heirs.add(heir.id)
      const others = new Set(
        own.filter(({ id }) => !heirs.has(id)).flatMap(({ lineageIds }) => lineageIds),
      )
      const lost = ends.filter((id) => heir.lineageIds.includes(id) && !others.has(id))
      const gained = begins.filter((id) => !heir.lineageIds.includes(id))
      if (lost.length + gained.length > 0)
        changes.push({ paragraphId: heir.id, ordinal, ends: lost, begins: gained })
    }
  }
  return changes
}

/** A record that leads to a lineage which a correction touches, with all that it leads to. */
export type TouchedRecord = {
  id: string
  /** Of its revision. */
  ordinal: number
  lineageIds: string[]
  /** In a batch that is published or waits for signatures: its links are what was signed. */
  fixed: boolean
}

export type Consequences = {
  /** Records of earlier revisions that lead to the paragraph from now on. */
  come: number
  /** Records of earlier revisions that no longer lead to it. */
  leave: number
  /** Fixed records of its own or a later revision that no longer lead to it there. */
  lost: string[]
  /** Other records of its own or a later revision: they stay with it, by what it is of now. */
  moved: { recordId: string; ends: string[]; begins: string[] }[]
}

/** What a correction does to uptake that is recorded already. */
export function consequencesOf(
  { ordinal, changes }: Pick<Correction, 'ordinal' | 'changes'>,
  revisions: readonly TiedRevision[],
  records: readonly TouchedRecord[],
): Consequences {
  const paragraphs = revisions.flatMap((revision) => revision.paragraphs)
  const states = changes.map((change) => {
    const old = paragraphs.find(({ id }) => id === change.paragraphId)?.lineageIds ?? []
    const now = [...old.filter((id) => !change.ends.includes(id)), ...change.begins]
    return { ...change, old, now }
  })
  const leads = ({ lineageIds }: TouchedRecord, to: readonly string[]) =>
    lineageIds.some((id) => to.includes(id))
  const [first] = states
  const earlier = first ? records.filter((record) => record.ordinal < ordinal) : []
  const count = (one: 'old' | 'now', other: 'old' | 'now') =>
    earlier.filter((record) => first && leads(record, first[one]) && !leads(record, first[other]))
      .length
  const lost = new Set<string>()
  const moved = new Map<string, { ends: Set<string>; begins: Set<string> }>()
  for (const state of states)
    for (const record of records) {
      if (record.ordinal !== state.ordinal || !leads(record, state.old)) continue
      if (leads(record, state.now)) continue
      if (record.fixed) {
        lost.add(record.id)
        continue
      }
      const move = moved.get(record.id) ?? { ends: new Set(), begins: new Set() }
      for (const id of state.now) move.begins.add(id)
      for (const id of record.lineageIds)
        if (state.ends.includes(id) && !staysIn(revisions, { ordinal: state.ordinal, id }, changes))
          move.ends.add(id)
      moved.set(record.id, move)
    }
  return {
    come: count('now', 'old'),
    leave: count('old', 'now'),
    lost: [...lost],
    moved: [...moved].map(([recordId, { ends, begins }]) => ({
      recordId,
      ends: [...ends],
      begins: [...begins],
    })),
  }
}

/** Whether a paragraph of a revision is still of a lineage once the changes are made. */
function staysIn(
  revisions: readonly TiedRevision[],
  lineage: { ordinal: number; id: string },
  changes: readonly TieChange[],
): boolean {
  const ended = new Set(
    changes.filter(({ ends }) => ends.includes(lineage.id)).map(({ paragraphId }) => paragraphId),
  )
  const revision = revisions.find(({ ordinal }) => ordinal === lineage.ordinal)
  return (revision?.paragraphs ?? []).some(
    ({ id, lineageIds }) => lineageIds.includes(lineage.id) && !ended.has(id),
  )
}
