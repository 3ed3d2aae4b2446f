import type { Attribution, Channel, PointAsk } from '@/lib/generated/prisma/enums'
import { type Chance, seeded } from '@/lib/kernel/random'
import { jsonOf } from '../csv'
import { languageAt, type PlannedAuthor } from './authors'
import { amended, nounsOf, type Piece, sectionOf } from './text'

type Words = { step: string } & Record<
  'asks' | 'means' | 'reasons' | 'details' | 'wordings' | 'actors' | 'deeds' | 'ways',
  string[]
>
type Campaign = {
  share: number
  language: string
  topic: string
  title: string
  sentences: string[]
  added: string[]
  who: string[]
  place: string[]
}
const material = jsonOf<{
  themes: Record<string, Record<string, string>>
  languages: Record<string, Words>
  campaigns: Campaign[]
}>('large/inputs.json')

export type PlannedPoint = {
  statement: string
  proposedWording?: string
  /** The key of the paragraph that it refers to or would amend. */
  about?: string
  paragraphReference?: string
  topic: string
  ask?: PointAsk
  /** For whoever looks for them in tests: the campaign (0 to 2), or the point that this one repeats. */
  campaign?: number
  repeats?: PlannedPoint
}

export type PlannedInput = {
  title: string
  language: string
  points: PlannedPoint[]
  /** Among the authors; null for a person in their own capacity. */
  author: number | null
  channel: Channel
  attribution: Attribution
  /** Given elsewhere, and recorded by a moderator. */
  recorded: boolean
  /** Those among the authors who sponsor it as well. */
  sponsors: number[]
}

export type Size = { inputs: number; points: number }
/** A paragraph with the label by which it is cited. */
export type Cited = { piece: Piece; label: string }

const spaced = (language: string) => (language === 'zh' ? '' : ' ')

/** A sentence with what stands in braces filled in. */
const filled = (text: string, facts: Record<string, string>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')

/** Out of so many wordings of a statement the one that has the least in common with those before. */
const TRIES = 40

/**
 * Statements on topics. Of those in one language hardly two have more than a sentence in common: what is alike
 * is meant to be.
 */
function statements(chance: Chance) {
  const used = new Map<string, number>()
  return (language: string, topic: string, noun: string): string => {
    const words = material.languages[language] as Words
    const drawn = () => {
      const [one = '', other = ''] = chance.shuffled(words.deeds)
      const parts = [
        one,
        other,
        chance.pick([...words.means, ...words.reasons]),
        chance.pick(words.asks),
      ]
      const pairs = parts.flatMap((part, at) =>
        parts.slice(at + 1).map((next) => [part, next].sort().join()),
      )
      return { parts, pairs, known: pairs.reduce((sum, pair) => sum + (used.get(pair) ?? 0), 0) }
    }
    const tries = Array.from({ length: TRIES }, drawn).sort((a, b) => a.known - b.known)
    const [best = drawn()] = tries
    for (const pair of best.pairs) used.set(pair, (used.get(pair) ?? 0) + 1)
    const [one = '', other = '', third = '', ask = ''] = best.parts
    const step = (deed: string) =>
      filled(words.step, { a: chance.pick(words.actors), d: deed, w: chance.pick(words.ways) })
    const about = filled(ask, { t: material.themes[topic]?.[language] ?? '', n: noun })
    return [about, ...chance.shuffled([step(one), step(other), third])].join(spaced(language))
  }
}

/** The text of a campaign as one of its members sends it: names changed, a sentence more or less, order changed. */
function campaignText(chance: Chance, { language, sentences, ...more }: Campaign): string {
  const [first = '', ...rest] = sentences
  if (chance() < 0.4) rest.splice(1, 2, rest[2] ?? '', rest[1] ?? '')
  if (chance() < 0.15) rest.splice(chance.whole(rest.length), 1)
  if (chance() < 0.6) rest.splice(1 + chance.whole(rest.length), 0, chance.pick(more.added))
  const facts = { who: chance.pick(more.who), place: chance.pick(more.place) }
  return filled([first, ...rest].join(spaced(language)), facts)
}

const CHANNELS: Channel[] = [
  'via_member_state',
  'regional_consultation',
  'capital_consultation',
  'process_statement',
  'unidir_or_other_consultation',
]
const ASKS: PointAsk[] = ['implement', 'clarify', 'gap', 'new']

const attributionOf = (chance: Chance): Attribution => {
  const share = chance()
  if (share < 0.06) return 'moderators_only'
  if (share < 0.18) return 'type_and_region'
  return share < 0.3 ? 'person_and_organisation' : 'organisation'
}

/**
 * What is said in the round, in six languages: exactly so many inputs and points, of which campaigns send one
 * text many times and some repeat what another said.
 */
export function planInputs(
  seed: number,
  size: Size,
  authors: readonly PlannedAuthor[],
  draft: readonly Cited[],
): PlannedInput[] {
  const chance = seeded(seed)
  const state = statements(chance)
  const topics = Object.keys(material.themes)
  const pointOn = (language: string, topic: string): PlannedPoint => {
    const nouns = nounsOf(topic)
    const noun = chance.pick(nouns)
    const said = { statement: state(language, topic, noun), topic }
    const own = draft.filter(({ piece }) => piece.section === sectionOf(topic))
    const cited = chance() < 0.55 && own.length ? chance.pick(own) : null
    const asked = chance() < 0.5 ? { ask: chance.pick(ASKS) } : {}
    return {
      ...said,
      ...asked,
      ...(cited && { about: cited.piece.keys[0], paragraphReference: `para. ${cited.label}` }),
      ...wording(chance, { language, topic, noun, cited }),
    }
  }
  const campaigns = material.campaigns.flatMap((campaign, number) =>
    Array.from({ length: Math.max(4, Math.round(size.inputs * campaign.share)) }, () => ({
      campaign,
      number,
    })),
  )
  const civil = authors.flatMap(({ type }, at) => (type.endsWith('ngo') ? [at] : []))
  const inputs = Array.from({ length: size.inputs }, (_, at): PlannedInput => {
    const joined = campaigns[at]
    const author = joined
      ? (civil[at % (civil.length + 12)] ?? null)
      : chance() < 0.04
        ? null
        : at % authors.length
    const language = joined?.campaign.language ?? authors[author ?? -1]?.language ?? languageAt(at)
    const topic = joined?.campaign.topic ?? chance.pick(topics)
    const point = joined
      ? { statement: campaignText(chance, joined.campaign), topic, campaign: joined.number }
      : pointOn(language, topic)
    const elsewhere = !joined && chance() < 0.2
    const recorded = elsewhere && author !== null && chance() < 0.4
    return {
      title: joined?.campaign.title ?? material.themes[topic]?.[language] ?? topic,
      language,
      points: [point],
      author,
      channel: elsewhere ? chance.pick(CHANNELS) : 'direct',
      attribution: recorded ? 'organisation' : attributionOf(chance),
      recorded,
      sponsors:
        !joined && !recorded && author !== null && chance() < 0.04 ? sponsorsFor(author) : [],
    }
  })
  function sponsorsFor(author: number): number[] {
    return [3, 7, 11].slice(0, 1 + chance.whole(3)).map((step) => (author + step) % authors.length)
  }
  for (let left = size.points - size.inputs; left > 0; left -= 1) {
    const input = chance.pick(inputs.filter(({ points }) => points.length < 6))
    input.points.push(pointOn(input.language, chance.pick(topics)))
  }
  repeat(chance, inputs)
  return chance.shuffled(inputs)
}

/** Half of those who write in English propose a wording: a changed paragraph, or a new one. */
function wording(
  chance: Chance,
  about: { language: string; topic: string; noun: string; cited: Cited | null },
) {
  const { language, topic, noun, cited } = about
  const share = chance()
  const facts = { n: noun, t: material.themes[topic]?.[language] ?? '' }
  const told = material.languages[language]?.wordings ?? []
  if (language !== 'en')
    return share < 0.2 ? { proposedWording: filled(chance.pick(told), facts) } : {}
  const change = cited && share < 0.5 ? amended(chance, cited.piece) : null
  if (change) return { proposedWording: change }
  // A new one is about no paragraph.
  return share < 0.35
    ? {
        proposedWording: filled(chance.pick(told), facts),
        about: undefined,
        paragraphReference: undefined,
      }
    : {}
}

/** Every twenty-fifth point repeats what another author said in the same language, with a sentence more or less. */
function repeat(chance: Chance, inputs: readonly PlannedInput[]) {
  const all = inputs.flatMap((input) =>
    input.points
      .map((point, at) => ({ input, point, at }))
      .filter(({ point }) => point.campaign === undefined),
  )
  const order = chance.shuffled(all)
  const originals = order.filter((_, at) => at % 25 !== 0)
  for (const { input, point, at } of order.filter((_, place) => place % 25 === 0)) {
    const found = originals.find(
      (one) =>
        one.input.language === input.language &&
        one.input.author !== input.author &&
        one.point.topic === point.topic &&
        !one.point.repeats,
    )
    if (!found) continue
    const { details } = material.languages[input.language] as Words
    const more = spaced(input.language) + chance.pick(details)
    const statement = chance() < 0.5 ? found.point.statement + more : found.point.statement
    input.points[at] = { ...point, statement, repeats: found.point }
  }
}
