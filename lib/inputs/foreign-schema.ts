import { z } from 'zod'
import { ATTRIBUTIONS } from './attribution'
import { ELSEWHERE, NAMED_TYPES, QUALITIES } from './on-behalf-schema'
import { LANGUAGES } from './schema'

/**
 * Tables of other systems: ISO's template for comments, W3C's disposition of comments, Decidim's export of
 * proposals and its file of answers, and any table whose columns somebody names.
 */
export const FOREIGN_FORMATS = ['iso', 'w3c', 'decidim', 'decidim_answers', 'table'] as const
export type ForeignFormat = (typeof FOREIGN_FORMATS)[number]

/** What a column of a foreign table can be. */
export const TARGETS = [
  'organisation',
  'person',
  'title',
  'statement',
  'proposed_wording',
  'clause',
  'paragraph',
  'line',
  'type',
  'given_on',
  'locator',
  'outcome',
  'observation',
  'withdrawn',
] as const
export type Target = (typeof TARGETS)[number]

/** The number of the column that each target is read from. */
export type Mapping = Partial<Record<Target, number>>

/** What holds for all rows, where no column says it. */
export const DEFAULTS = [
  'pillar',
  'organisation_type',
  'attribution',
  'channel',
  'source',
  'given_on',
  'quality',
  'language',
] as const
/** How a day such as 03/11/2026 is read where both could be either; '' reads it as neither. */
export const DAY_ORDERS = ['', 'dmy', 'mdy'] as const
export type DayOrder = (typeof DAY_ORDERS)[number]

export type Defaults = Record<(typeof DEFAULTS)[number], string>

const column = z
  .union([z.literal(''), z.coerce.number().int().min(0).max(300)])
  .optional()
  .transform((at) => (at === '' ? undefined : at))

export const keepTableSchema = z.strictObject({
  round: z.string().max(100),
  fileName: z.string().max(200),
  format: z.enum(FOREIGN_FORMATS),
  head: z.array(z.string()).max(300),
  rows: z.array(z.strictObject({ row: z.number().int(), cells: z.array(z.string()) })).min(1),
  notes: z.array(z.strictObject({ code: z.string(), detail: z.string() })),
  source: z.string(),
  day: z.string(),
})

export const mapTableSchema = z.strictObject({
  table: z.uuid(),
  columns: z.strictObject(
    Object.fromEntries(TARGETS.map((target) => [target, column])) as Record<Target, typeof column>,
  ),
  pillar: z.string().min(1, 'required').max(100),
  organisation_type: z.union([z.literal(''), z.enum(NAMED_TYPES)]),
  attribution: z.union([z.literal(''), z.enum(ATTRIBUTIONS)]),
  channel: z.enum(ELSEWHERE, 'choose'),
  source: z.string().trim().min(1, 'required').max(300, 'tooLong'),
  given_on: z.string().trim().max(40),
  quality: z.enum(QUALITIES, 'choose'),
  language: z.enum(LANGUAGES, 'choose'),
  day_order: z.enum(DAY_ORDERS).default(''),
  /** Rows of one author and day are points of one input. */
  together: z.literal('on').optional(),
})
