import { ok, type Result, refuse } from '@/lib/kernel/result'
import { slugOf } from '@/lib/kernel/text'
import { type Kinds, withKinds } from './kinds'
import { type Parsed, parseParagraphs } from './paragraphs'
import { withPart } from './parts'
import { type Before, type Tied, type Ties, tieRevisions } from './ties'

/** More than any outcome document has; matching revisions takes the square of it. */
const MOST_PARAGRAPHS = 2_000

type Facts = { latest: number; names: readonly string[]; before: readonly Before[] }
type Wanted = {
  after: number
  name: string
  text: string
  step: 'review' | 'edit' | 'store'
  ties?: Ties | undefined
  kinds?: Kinds | undefined
  part?: string | undefined
}
/** `text` says what was said of the kinds of its paragraphs, and of the part that begins in it. */
export type Decided = { text: string; paragraphs: Parsed[]; slug: string } & Pick<
  Tied,
  'matches' | 'corrected'
>

/**
 * What is stored of a pasted text, and what each paragraph goes on from.
 * @returns the paragraphs; INVALID where a number has no text, there are too many, or a
 *   label that one is said to go on from does not exist; CONFLICT where a revision came meanwhile; TAKEN
 *   for a name that is in use; UNCONFIRMED until a person has seen what was recognised
 */
export function decideRevision(facts: Facts, wanted: Wanted): Result<Decided> {
  if (wanted.step === 'edit') return refuse('UNCONFIRMED')
  const text = withKinds(withPart(wanted.text, wanted.part), wanted.kinds)
  const { paragraphs, problems } = parseParagraphs(text)
  if (paragraphs.length > MOST_PARAGRAPHS)
    return refuse('INVALID', { fieldErrors: { text: ['tooMany'] } })
  if (problems.some(({ code }) => code === 'no_text'))
    return refuse('INVALID', { fieldErrors: { text: ['numbering'] } })
  // Before its name: who stored a revision meanwhile may well have called it the same.
  if (facts.latest !== wanted.after) return refuse('CONFLICT')
  if (isTaken(wanted.name, facts.names))
    return refuse('INVALID', { fieldErrors: { name: ['taken'] } })
  if (wanted.step === 'review' && !wanted.ties) return refuse('UNCONFIRMED')
  const { matches, corrected, errors } = tieRevisions(facts.before, paragraphs, wanted.ties)
  const wrong = Object.entries(errors)
  if (wrong.length > 0) {
    const fieldErrors = Object.fromEntries(wrong.map(([field, code]) => [field, [code]]))
    return refuse('INVALID', { fieldErrors })
  }
  if (wanted.step === 'review') return refuse('UNCONFIRMED')
  const slug = slugOf(wanted.name) || `revision-${facts.latest + 1}`
  return ok({ text, paragraphs, slug, matches, corrected })
}

/** Whether a name is that of one of these revisions, however it is written. */
export const isTaken = (name: string, names: readonly string[]): boolean =>
  names.some((one) => one.toLowerCase() === name.toLowerCase())

/** A part of an address that none of `taken` has, made from a title in any script. */
export function freeSlug(title: string, fallback: string, taken: readonly string[]): string {
  const base = slugOf(title) || fallback
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (!taken.includes(slug)) return slug
  }
}
