import { expect, it } from 'vitest'
import { matchRevisions } from '@/lib/documents/lineage'
import { parseParagraphs } from '@/lib/documents/paragraphs'
import { firstDraft, type Piece, printed, revise } from './text'

const revisions = () => {
  const texts = [firstDraft(7, 250)]
  for (const number of [1, 2, 3])
    texts.push(revise(7 + number, `rev${number}`, texts.at(-1) as Piece[], []))
  return texts
}

it('prints numbers that are read as they were meant', () => {
  for (const pieces of revisions()) {
    const { paragraphs, problems } = parseParagraphs(printed(pieces))
    expect(problems).toEqual([])
    expect(paragraphs.map(({ kind, depth, text }) => ({ kind, depth, text }))).toEqual(
      pieces.map(({ kind, depth, text }) => ({ kind, depth, text })),
    )
    expect(paragraphs.filter(({ kind }) => kind !== 'heading').length).toBeGreaterThanOrEqual(250)
  }
})

it('changes, parts, joins, leaves out and adds, and what goes on from what is mostly found', () => {
  const texts = revisions()
  for (const [at, after] of texts.slice(1).entries()) {
    const before = texts[at] as Piece[]
    const goesOnFrom = ({ keys }: Piece) =>
      before.flatMap((old, index) => (old.keys.some((key) => keys.includes(key)) ? [index] : []))
    const truth = after.map(goesOnFrom)
    expect(truth.filter((own) => own.length === 0).length).toBeGreaterThan(3)
    expect(truth.filter((own) => own.length > 1).length).toBeGreaterThan(0)
    expect(new Set(truth.flat()).size).toBeLessThan(before.length)
    const { matches } = matchRevisions(before, after)
    const found = matches.map((own) => own.map((match) => match.before).sort((a, b) => a - b))
    expect(found.filter((own, index) => own.join() !== truth[index]?.join()).length).toBeLessThan(
      after.length * 0.06,
    )
  }
})

it('comes out the same for the same seed', () => {
  expect(revisions()).toEqual(revisions())
})
