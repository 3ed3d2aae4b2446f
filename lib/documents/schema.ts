import { z } from 'zod'
import { canonical, isOneLine, isStorable } from '@/lib/kernel/text'
import { locales } from '@/lib/platform/i18n'
import { KINDS } from './kinds'
import { LONGEST_TEXT, TEXT_FORMATS, TEXT_ORIGINS } from './limits'
import type { Note } from './word-text'

const text = (most: number) =>
  z.string().max(most, 'tooLong').refine(isStorable, 'notWellFormed').transform(canonical)

const name = (most: number) => text(most).refine(isOneLine, 'oneLine')
const required = (value: string) => value !== ''

export const addDocumentSchema = z.strictObject({
  round: z.string().max(100),
  title: name(200).refine(required, 'required'),
  symbol: name(60),
  process: name(120).default(''),
})

export const changeDocumentSchema = z.strictObject({
  document: z.uuid(),
  symbol: name(60),
  process: name(120),
})

const day = z.union([z.literal(''), z.iso.date('date')])
const row = /^p\d{1,4}$/

/** What is known of a revision besides its text. */
const facts = {
  name: name(80).refine(required, 'required'),
  symbol: name(60),
  language: z.enum(locales, 'choose'),
  issuedOn: day,
  adoptedBy: name(200).default(''),
  adoptedOn: day.default(''),
  note: text(2000).default(''),
}

export const addRevisionSchema = z.strictObject({
  document: z.uuid(),
  /** The ordinal of the latest revision on the page; the match is made with that one. */
  after: z.coerce.number().int().min(0),
  ...facts,
  text: text(LONGEST_TEXT.characters)
    .refine((value) => new TextEncoder().encode(value).length <= LONGEST_TEXT.bytes, 'tooLong')
    .refine(required, 'required'),
  /** What a pasted text is written in; once it has been read it is plain. */
  format: z.enum(TEXT_FORMATS, 'choose').default('text'),
  /** By row, the labels of the paragraphs that it goes on from, as they stand in the review. */
  ties: z.record(z.string().regex(row), z.string().max(500, 'tooLong')).optional(),
  /** By row, what its paragraph is. */
  kinds: z.record(z.string().regex(row), z.enum(KINDS, 'choose')).optional(),
  /** Corrected ties while the text is changed, by what each paragraph says; see `review.ts`. */
  kept: z.string().max(100_000).optional(),
  /** The row that was joined to the one before. */
  join: z.string().regex(row).optional(),
  /** The line, counted from 1, in which a part of its own was said to begin. */
  part: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional(),
  /** Which rows the review shows. */
  show: z.string().max(20).optional(),
  /** A file goes to its route; here only its empty field may come. */
  file: z.undefined().optional(),
  /** `review` shows what is recognised, `edit` goes back to the text, `store` stores it. */
  step: z.enum(['review', 'edit', 'store']).default('review'),
})

export const changeRevisionSchema = z.strictObject({
  document: z.uuid(),
  /** The part of the revision's address, which stays. */
  revision: z.string().max(100),
  /** These three are sent as long as the revision is not public. */
  name: facts.name.optional(),
  symbol: facts.symbol.optional(),
  issuedOn: day.optional(),
  adoptedBy: facts.adoptedBy,
  adoptedOn: facts.adoptedOn,
  note: facts.note,
})

export const removeRevisionSchema = z.strictObject({
  document: z.uuid(),
  revision: z.string().max(100),
  sure: z.literal('yes', 'required'),
})

export const addTranslationSchema = z.strictObject({
  document: z.uuid(),
  /** The part of the revision's address. */
  revision: z.string().max(100),
  language: z.enum(locales, 'choose'),
  made: z.enum(TEXT_ORIGINS, 'choose'),
  translator: name(200).default(''),
  text: addRevisionSchema.shape.text,
  file: z.undefined().optional(),
  /** `review` shows what belongs to what, `store` stores it. */
  step: z.enum(['review', 'store']).default('review'),
})

export const confirmTranslationSchema = z.strictObject({ translation: z.uuid() })

export const withdrawTranslationSchema = z.strictObject({
  translation: z.uuid(),
  reason: text(1000).refine(required, 'required'),
})

/** Everything of the form that a file is sent with, to be given back; judged once the text is read. */
const typed = (most: number) => z.string().transform((value) => value.slice(0, most))
export const revisionFields = z.object({
  name: typed(1000),
  symbol: typed(1000),
  language: typed(10),
  issuedOn: typed(30),
  adoptedBy: typed(1000),
  adoptedOn: typed(30),
  note: typed(10_000),
  format: typed(10),
  text: typed(1_000_000),
})
export const importFields = revisionFields.extend({
  /** Of a translation: the revision that it is a text of, who made it and how. */
  revision: typed(100),
  made: typed(10),
  translator: typed(1000),
})
export type ImportFields = Partial<z.output<typeof importFields>>

/** What was read from a file, or why nothing was. */
const readSchema = z.union([
  z.strictObject({ fault: z.string() }),
  z.strictObject({
    text: z.string(),
    rejected: z.string().nullable(),
    notes: z.array(z.custom<Note>()),
  }),
])
export const importRevisionSchema = z.strictObject({
  document: z.uuid(),
  fields: importFields.partial(),
  read: readSchema,
})

export const importRouteSchema = z.strictObject({ document: z.uuid(), locale: z.enum(locales) })
