import { ok, type Result, refuse } from '@/lib/kernel/result'
import { parseParagraphs } from './paragraphs'
import { type Alignment, alignTexts } from './translation'
import type { RevisionToKeep } from './views'

type Wanted = { language: string; text: string; step: 'review' | 'store' }

/**
 * What is stored of a revision's text in a further language.
 * @returns a text for each paragraph; INVALID for the language that the revision is in, for a number that has
 *   no text and where a paragraph of either has no counterpart; UNCONFIRMED until somebody has seen what
 *   belongs to what
 */
export function decideTranslation(
  { revision, paragraphs }: Pick<RevisionToKeep, 'revision' | 'paragraphs'>,
  wanted: Wanted,
): Result<Alignment['pairs']> {
  if (wanted.language === revision.language)
    return refuse('INVALID', { fieldErrors: { language: ['ownLanguage'] } })
  const { paragraphs: parsed, problems } = parseParagraphs(wanted.text)
  if (problems.some(({ code }) => code === 'no_text'))
    return refuse('INVALID', { fieldErrors: { text: ['numbering'] } })
  const { pairs, mismatches } = alignTexts(paragraphs, parsed)
  if (mismatches.length > 0)
    return refuse('INVALID', { fieldErrors: { text: ['otherParagraphs'] } })
  return wanted.step === 'store' ? ok(pairs) : refuse('UNCONFIRMED')
}

type Standing = { own: boolean; confirmed: boolean; withdrawn: boolean }

/** @returns SECOND_READER for whoever stored the text or shares an organisation with them; ALREADY_DONE; WITHDRAWN_TEXT */
export function decideTranslationConfirmed({ own, confirmed, withdrawn }: Standing): Result<null> {
  if (withdrawn) return refuse('WITHDRAWN_TEXT')
  if (confirmed) return refuse('ALREADY_DONE')
  return own ? refuse('SECOND_READER') : ok(null)
}

/**
 * @param read whether it was confirmed on the page that asked
 * @returns WITHDRAWN_TEXT where it was done before; CONFLICT where it was confirmed meanwhile, so that it is
 *   an admin's to withdraw
 */
export function decideTranslationWithdrawn(
  { confirmed, withdrawn }: Omit<Standing, 'own'>,
  read: { confirmed: boolean },
): Result<null> {
  if (withdrawn) return refuse('WITHDRAWN_TEXT')
  return confirmed === read.confirmed ? ok(null) : refuse('CONFLICT')
}
