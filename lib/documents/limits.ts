// Apart from the schema, which browsers need nothing of.

/** A form with a text and all that was corrected in it is sent as a whole, and takes less than 1 MB. */
export const LONGEST_TEXT = { characters: 300_000, bytes: 700_000 }

/** As of any file (security.md). */
export const LARGEST_SOURCE = 10 * 1024 * 1024

export const TEXT_FORMATS = ['text', 'markdown', 'html'] as const
export type TextFormat = (typeof TEXT_FORMATS)[number]

/** The names of the fields that say what is known of a revision besides its text. */
export const FACTS = [
  'name',
  'symbol',
  'language',
  'issuedOn',
  'adoptedBy',
  'adoptedOn',
  'note',
] as const
