/** The element id of a field, which error summaries and links of other pages lead to; `of` tells forms of one page apart. */
export const fieldId = (name: string, of?: string): string =>
  ['field', of, name.replaceAll('.', '-')].filter(Boolean).join('-')
