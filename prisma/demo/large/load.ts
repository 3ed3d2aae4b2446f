import { parseParagraphs } from '@/lib/documents/paragraphs'
import { seeded } from '@/lib/kernel/random'
import { db, type Transaction } from '@/lib/platform/db'
import { buildRound } from '../../builders/rounds'
import { daysFromNow } from '../../builders/unique'
import { logDemonstration } from '../log'
import { planAuthors } from './authors'
import { type PlannedInput, type PlannedPoint, planInputs } from './inputs'
import { planOutcomes, type Taken } from './outcomes'
import { storeTemplates } from './store-disputes'
import { storeInputs } from './store-inputs'
import { storePeople, storeStaff } from './store-people'
import { storeRevisions } from './store-revisions'
import { storeLargeSummary } from './store-summary'
import { storeUptake } from './store-uptake'
import { type Adopted, firstDraft, type Piece, printed, revise, sectionOf } from './text'

export type LargeWish = {
  inputs?: number
  points?: number
  /** Of each revision, headings not counted; at least. */
  paragraphs?: number
  /** Up to six. */
  revisions?: number
  /** Keeps a second such round apart from the demonstration's: a few letters and digits. */
  mark?: string
}

export type Large = {
  round: { id: string; slug: string; code: string }
  stream: { id: string; pillar: 'norms' }
  document: { id: string; slug: string }
  revisions: { id: string; slug: string }[]
}

export const LARGE_SLUG = 'large-demonstration'

/**
 * Loads a round of generated inputs, texts and decisions, all or not at all, and a summary of it: the same in every installation,
 * but for its days, which count back from now.
 * @returns null where it is there already: then nothing is changed
 */
export async function loadLarge(wish: LargeWish = {}): Promise<Large | null> {
  const loaded = await db().$transaction((tx) => load(tx, wish), {
    maxWait: 30_000,
    timeout: 120_000,
  })
  if (!loaded) return null
  const { admins, pillarId, ...large } = loaded
  // Counted from what is there for everybody, so after it is.
  await storeLargeSummary(
    { roundId: large.round.id, stream: { id: large.stream.id, pillarId } },
    admins,
  )
  return large
}

async function load(
  tx: Transaction,
  { inputs = 600, points = 1500, paragraphs = 250, revisions = 4, mark = '' }: LargeWish,
): Promise<(Large & { admins: string[]; pillarId: string }) | null> {
  const slug = mark ? `${LARGE_SLUG}-${mark}` : LARGE_SLUG
  if (await tx.round.findUnique({ where: { slug }, select: { id: true } })) return null
  const seed =
    [...`large${mark}`].reduce((sum, sign) => sum * 31 + (sign.codePointAt(0) ?? 0), 7) | 0
  const chance = seeded(seed)
  const { round, streams } = await storeRound(tx, { slug, mark, inputs })
  const stream = streams.norms

  const zero = firstDraft(seed, paragraphs)
  const read = parseParagraphs(printed(zero)).paragraphs
  const cited = zero.flatMap((piece, at) =>
    piece.kind === 'heading' ? [] : [{ piece, label: read[at]?.label ?? '' }],
  )
  const authors = planAuthors(chance, Math.min(180, Math.ceil(inputs * 0.4)), mark)
  const said = planInputs(seed + 1, { inputs, points }, authors, cited)
  const { texts, taken } = revisionsOf(seed + 2, zero, said, revisions)

  const staff = await storeStaff(tx, stream.id)
  const people = await storePeople(tx, { authors, persons: Math.ceil(inputs / 30), mark })
  const topics = await tx.topic.findMany({ where: { pillarId: stream.pillarId } })
  const stored = await storeInputs(tx, {
    ...{ chance, inputs: said, ...people, streamId: stream.id, code: round.code },
    recorder: staff.moderators[0],
    topics: new Map(topics.map(({ key, id }) => [key, id])),
    opensAt: daysFromNow(-120),
    closesAt: daysFromNow(-61),
  })
  const document = await storeRevisions(tx, {
    ...{ round, streamId: stream.id, moderator: staff.moderators[0], texts },
    issued: texts.map((_, at) => daysFromNow(-3 - 14 * (texts.length - 1 - at))),
  })
  const records = planOutcomes(seed + 3, [...stored.keys()], texts, taken)
  await storeUptake(tx, {
    ...{ chance, records, points: stored, texts, revisions: document.revisions, staff },
  })
  await storeTemplates(tx, round.id)
  await logDemonstration(tx, round.id)
  return {
    admins: staff.admins.map(({ id }) => id),
    pillarId: stream.pillarId,
    round,
    stream: { id: stream.id, pillar: 'norms' },
    document: { id: document.id, slug: document.slug },
    revisions: document.revisions.map(({ id, slug: own }) => ({ id, slug: own })),
  }
}

const storeRound = (
  tx: Transaction,
  { slug, mark, inputs }: { slug: string; mark: string; inputs: number },
) =>
  buildRound(
    {
      ...{ slug, code: `LD${mark.toUpperCase()}` },
      title: `Large demonstration: ${inputs} generated inputs`,
      purpose: 'A round of the size that a secretariat meets, to try how inputs are answered.',
      process: 'Demonstration',
      timeZone: 'UTC',
      admission: 'organisations_and_individuals',
      demonstration:
        'Everything in this round was generated to show how Uptake works with many inputs: nobody said any of it, and every author, text and decision is invented.',
      pillars: ['norms'],
      phases: {
        submission: { opensAt: daysFromNow(-120), closesAt: daysFromNow(-60) },
        consideration: { opensAt: daysFromNow(-60), closesAt: daysFromNow(60) },
        reply: { opensAt: daysFromNow(-50), closesAt: daysFromNow(60) },
      },
      createdAt: daysFromNow(-125),
      announcedAt: daysFromNow(-121),
    },
    tx,
  )

/** The revisions, each with wordings taken over from points, and which paragraph took which. */
function revisionsOf(
  seed: number,
  zero: Piece[],
  said: readonly PlannedInput[],
  revisions: number,
): { texts: Piece[][]; taken: Map<PlannedPoint, Taken> } {
  const chance = seeded(seed)
  const texts = [zero]
  const taken = new Map<PlannedPoint, Taken>()
  const wording = ({ proposedWording }: PlannedPoint) => proposedWording ?? ''
  const english = said.filter(({ language }) => language === 'en').flatMap(({ points }) => points)
  const proposals = chance.shuffled(
    english.filter(
      (point, at) =>
        point.proposedWording && english.findIndex((one) => wording(one) === wording(point)) === at,
    ),
  )
  const each = Math.max(2, Math.round(zero.length * 0.05))
  for (let revision = 1; revision < revisions; revision += 1) {
    const chosen = proposals.splice(0, each)
    const adopted = chosen.map(
      (point): Adopted => ({
        text: wording(point),
        section: sectionOf(point.topic),
        ...(point.about && { instead: point.about }),
      }),
    )
    const text = revise(seed + revision, `rev${revision}`, texts.at(-1) ?? zero, adopted)
    for (const point of chosen) {
      const found = text.find((piece) => piece.text === wording(point))
      if (found?.keys[0]) taken.set(point, { revision, key: found.keys[0] })
    }
    texts.push(text)
  }
  return { texts, taken }
}
