import { foldNumber } from '@/lib/kernel/paragraph-number'

const WORD = /^(?:paragraphs?|paras?\.?|pp?\.|§+|¶+)\s*/i

/**
 * What a stamp takes of the cell of paragraphs, beside any text: files are out whose stamps rest on exactly this, and
 * read otherwise their untouched rows would look filled in. Which paragraphs a cell means is `placesIn`'s to say, by the
 * text that they stand in; it may learn more ways to write them, this may not.
 *
 * The paragraphs that a cell names, once each, as `foldNumber` has them: "paras 12 and 13 (a)" gives 12 and 13(a).
 * They are separated by semicolons, commas, lines or "and".
 */
export const labelsIn = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[;,\n]|\band\b|&/i)
      .map((part) => foldNumber(part.trim().replace(WORD, '')))
      .filter(Boolean),
  ),
]
