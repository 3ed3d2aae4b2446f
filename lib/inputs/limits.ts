import { countText } from '@/lib/kernel/count-text'
import type { InputLimits } from '@/lib/rounds/views'
import { type DraftContent, type DraftPoint, LANGUAGES } from './schema'

const over = (code: string, limit: number, count: number) =>
  count > limit ? [`${code}:${limit}:${count - limit}`] : []

/**
 * What of a point exceeds the limits of its round, by field: a code that tells the limit and how much it is
 * over, such as `overWords:300:12`. Words are counted as the point's language divides them.
 */
export function pointExcess(
  { statement, proposedWording }: Pick<DraftPoint, 'statement' | 'proposedWording'>,
  language: string,
  limits: InputLimits,
): Record<string, string[]> {
  // A draft may name no language that anybody knows; its text is bounded all the same.
  const known = LANGUAGES.find((code) => code === language) ?? 'en'
  const { statementWords } = limits
  const fields = {
    statement: [
      // To divide a text into words takes a thousand times as long as to measure it.
      ...(statementWords === null
        ? []
        : over('overWords', statementWords, countText(statement, known).words)),
      ...over('overCharacters', limits.statementCharacters, [...statement].length),
    ],
    proposedWording: over('overCharacters', limits.wordingCharacters, [...proposedWording].length),
  }
  return Object.fromEntries(Object.entries(fields).filter(([, codes]) => codes.length > 0))
}

/** What of a draft exceeds the limits of its round, by the dotted names of its fields. */
export function contentExcess(
  { points, language }: Pick<DraftContent, 'points' | 'language'>,
  limits: InputLimits,
): Record<string, string[]> {
  const each = points.flatMap((point, index) =>
    Object.entries(pointExcess(point, language, limits)).map(([field, codes]) => [
      `points.${index}.${field}`,
      codes,
    ]),
  )
  const many = over('overPoints', limits.mostPoints, points.length)
  return Object.fromEntries([...(many.length ? [['points', many]] : []), ...each])
}
