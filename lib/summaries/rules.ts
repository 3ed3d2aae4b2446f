import { ok, type Result, refuse } from '@/lib/kernel/result'

export type SummaryTexts = {
  title: string
  introduction: string
  method: string
  sections: Record<string, { asked: string; said: string; did: string }>
}

/** Every text of a summary by its field's name, such as `sections.norms.said`. */
export const fieldsOfTexts = ({ sections, ...texts }: SummaryTexts): Record<string, string> => ({
  ...texts,
  ...Object.fromEntries(
    Object.entries(sections).flatMap(([key, section]) =>
      Object.entries(section).map(([part, value]) => [`sections.${key}.${part}`, value]),
    ),
  ),
})

/**
 * May this version be published? Each pillar says what was asked, said and done; a version that was
 * published is not published again.
 * @returns INCOMPLETE with the fields that are empty, or ALREADY_DONE
 */
export function decideSummary(
  texts: SummaryTexts,
  version: number,
  publishedVersions: readonly number[],
): Result<null> {
  if (publishedVersions.includes(version)) return refuse('ALREADY_DONE')
  const empty = Object.entries(fieldsOfTexts(texts))
    .filter(([field, text]) => field !== 'introduction' && field !== 'method' && text === '')
    .map(([field]) => [field, ['required']])
  return empty.length ? refuse('INCOMPLETE', { fieldErrors: Object.fromEntries(empty) }) : ok(null)
}
