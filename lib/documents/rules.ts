import { ok, type Result, refuse } from '@/lib/kernel/result'
import { slugOf } from '@/lib/kernel/text'
import { type Parsed, parseParagraphs } from './paragraphs'

/** More than any outcome document has; matching revisions takes the square of it. */
const MOST_PARAGRAPHS = 2_000

/**
 * What is stored of a pasted text.
 * @returns the paragraphs; INVALID where a number comes twice or has no text, or there are too many;
 *   CONFLICT where a revision came meanwhile; TAKEN for a name that is in use; UNCONFIRMED until a
 *   person has seen what was recognised
 */
export function decideRevision(
  facts: { latest: number; names: readonly string[] },
  wanted: { after: number; name: string; text: string; step: 'review' | 'edit' | 'store' },
): Result<{ paragraphs: Parsed[]; slug: string }> {
  if (wanted.step === 'edit') return refuse('UNCONFIRMED')
  const taken = facts.names.some((name) => name.toLowerCase() === wanted.name.toLowerCase())
  if (taken) return refuse('INVALID', { fieldErrors: { name: ['taken'] } })
  const { paragraphs, problems } = parseParagraphs(wanted.text)
  if (paragraphs.length > MOST_PARAGRAPHS)
    return refuse('INVALID', { fieldErrors: { text: ['tooMany'] } })
  if (problems.length > 0) return refuse('INVALID', { fieldErrors: { text: ['numbering'] } })
  if (facts.latest !== wanted.after) return refuse('CONFLICT')
  if (wanted.step === 'review') return refuse('UNCONFIRMED')
  return ok({ paragraphs, slug: slugOf(wanted.name) || `revision-${facts.latest + 1}` })
}

/** A part of an address that none of `taken` has, made from a title in any script. */
export function freeSlug(title: string, fallback: string, taken: readonly string[]): string {
  const base = slugOf(title) || fallback
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`
    if (!taken.includes(slug)) return slug
  }
}
