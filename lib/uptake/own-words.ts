import { translatorFor } from '@/lib/platform/translator'
import { type OutcomeWords, sheetWords } from './outcome-words'

/** What outcomes are called in files, which are in one language. */
export async function ownWords(): Promise<OutcomeWords> {
  const { t } = await translatorFor('en')
  return sheetWords((outcome) => t(`enums.outcome.${outcome}`))
}
