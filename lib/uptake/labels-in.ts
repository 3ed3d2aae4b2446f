import { foldNumber } from '@/lib/kernel/paragraph-number'

const WORD = /^(?:paragraphs?|paras?\.?|pp?\.|§+|¶+)\s*/i

/**
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
