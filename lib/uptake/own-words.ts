import { translatorFor } from '@/lib/platform/translator'
import { type OutcomeWords, sheetWords } from './outcome-words'

/**
 * What files say, which are in one language: what outcomes are called, and what stands in place of a statement
 * for moderators only.
 */
export async function ownWords(): Promise<{ words: OutcomeWords; withheld: string }> {
  const { t } = await translatorFor('en')
  return {
    words: sheetWords((outcome) => t(`enums.outcome.${outcome}`)),
    withheld: t('files.withheld'),
  }
}
