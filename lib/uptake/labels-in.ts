const WORD = /^(?:paragraphs?|paras?\.?|pp?\.|§+|¶+)\s*/i

/**
 * The paragraphs that a cell names, once each and without spaces: "paras 12 and 13 (a)" gives 12 and 13(a).
 * They are separated by semicolons, commas, lines or "and".
 */
export const labelsIn = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[;,\n]|\band\b|&/i)
      .map((part) => foldedLabel(part.trim().replace(WORD, '')))
      .filter(Boolean),
  ),
]

/**
 * A label as it is compared: case, width, spaces and a last full stop make no difference, nor a hyphen
 * that is not one of "12-14". */
export const foldedLabel = (label: string): string =>
  label
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\sـ]+/g, '')
    .replace(/[‐-—-](?!\d)/g, '')
    .replace(/\.$/, '')
