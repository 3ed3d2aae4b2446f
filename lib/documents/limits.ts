// Apart from the schema, which browsers need nothing of.

/**
 * Of 500 paragraphs of 100 words each in any of the languages, and more. A form with a text and all that was corrected
 * in it is sent as a whole, with what it was answered before: twice so much stays below LARGEST_TEXT_FORM.
 */
export const LONGEST_TEXT = { characters: 600_000, bytes: 1_500_000 }

/** As of any file (security.md). */
export const LARGEST_SOURCE = 10 * 1024 * 1024

/** The type of an answer that tells how far the reading of a file is. */
export const STEPS = 'application/x-ndjson'

export const TEXT_FORMATS = ['text', 'markdown', 'html'] as const
export type TextFormat = (typeof TEXT_FORMATS)[number]

/** Processes on ICT security that outcome documents belong to; any other may be named. */
export const PROCESSES = [
  'OEWG 2021–2025',
  'Global Mechanism plenary',
  'Global Mechanism dedicated thematic group 1',
  'Global Mechanism dedicated thematic group 2',
  'First Committee of the General Assembly',
]

/** How a text in a further language was made. */
export const TEXT_ORIGINS = ['official', 'human', 'machine'] as const
export type TextOrigin = (typeof TEXT_ORIGINS)[number]

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
