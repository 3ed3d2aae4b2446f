import { z } from 'zod'
import { canonical, isOneLine, isStorable } from '@/lib/kernel/text'
import { ATTRIBUTIONS } from './attribution'
import { CHANNELS, LANGUAGES, LIMITS, MOST, type pointSchema } from './schema'

/** A line of a batch: one point; lines of the same `input` are points of one input. */
export const COLUMNS = [
  'input',
  'pillar',
  'organisation',
  'organisation_type',
  'person',
  'person_agreed',
  'attribution',
  'channel',
  'source',
  'source_urls',
  'locator',
  'place',
  'given_on',
  'quality',
  'language',
  'title',
  'statement',
  'proposed_wording',
  'paragraph',
  'topics',
  'ask',
  'implementation',
  'linked_symbol',
] as const
export type Column = (typeof COLUMNS)[number]
export type Line = { row: number; cells: Partial<Record<Column, string>> }

/**
 * What differs from line to line of one input, by the name that a point's field has where it is submitted;
 * the rest may be left out after its first line.
 */
export const POINT_FIELDS = {
  statement: 'statement',
  proposedWording: 'proposed_wording',
  paragraphReference: 'paragraph',
  topics: 'topics',
  ask: 'ask',
  implementation: 'implementation',
  linkedSymbol: 'linked_symbol',
} as const satisfies Record<keyof z.output<typeof pointSchema>, Column>
export const POINT_COLUMNS = Object.values(POINT_FIELDS)

/** Topics of a cell: keys or titles, separated by semicolons or lines. */
export const topicsIn = (cell: string): string[] =>
  cell
    .split(/[;\n]/)
    .map((topic) => topic.trim())
    .filter(Boolean)

export const QUALITIES = [
  'verbatim',
  'summary_by_organiser',
  'paraphrase',
  'machine_transcript',
] as const

/** As the directory has them; "aggregate" speaks for nobody. */
export const NAMED_TYPES = [
  'state',
  'observer',
  'regional_organisation',
  'un_entity',
  'ecosoc_ngo',
  'other_ngo',
  'academia',
  'private_sector',
  'technical_community',
  'human_rights_institution',
  'individual_expert',
] as const

/** Nobody records on behalf of others what they submit themselves. */
export const ELSEWHERE = CHANNELS.filter((channel) => channel !== 'direct')

const text = (most: number) => z.string().max(most, 'tooLong').refine(isStorable, 'notWellFormed')
const name = (most: number) => text(most).refine(isOneLine, 'oneLine')
const isAddress = (url: string) => /^https?:\/\/[^\s]+$/.test(url) && URL.canParse(url)

/** What is said once of an input. */
export const headSchema = z.object({
  pillar: z.string().min(1, 'required'),
  organisation: name(200),
  organisation_type: z.union([z.literal(''), z.enum(NAMED_TYPES)], 'choose'),
  person: name(200),
  person_agreed: z.union([z.literal(''), z.enum(['yes', 'no'])], 'yesOrNo'),
  attribution: z.union([z.literal(''), z.enum(ATTRIBUTIONS)], 'choose'),
  channel: z.enum(ELSEWHERE, 'choose'),
  source: name(300).min(1, 'required'),
  source_urls: text(2000).refine(
    (urls) => urls.split(/\s+/).every((url) => !url || isAddress(url)),
    'url',
  ),
  locator: text(200),
  place: name(200),
  given_on: z.string().min(1, 'required'),
  quality: z.enum(QUALITIES, 'choose'),
  language: z.enum(LANGUAGES, 'choose'),
  title: text(LIMITS.title).min(1, 'required'),
})

const cell = z
  .string()
  .max(20_000, 'tooLong')
  .refine(isStorable, 'notWellFormed')
  .transform(canonical)
const round = z.string().max(100)
const format = z.enum(['xlsx', 'ods', 'csv'])
const locale = z.string().max(10).default('en')

/** The form for one input: as many points as are filled in. Judged like a line of a file. */
export const recordOneSchema = z.strictObject({
  round,
  /** The batch that is typed anew, where the check page led back. */
  batch: z.union([z.literal(''), z.uuid()]).optional(),
  ...Object.fromEntries(
    COLUMNS.filter((column) => column !== 'input').map((column) => [column, cell.optional()]),
  ),
  points: z
    .array(
      z.strictObject({
        statement: cell,
        proposed_wording: cell,
        paragraph: cell,
        /** The boxes that are ticked. */
        topics: z
          .union([z.string(), z.array(z.string())])
          .optional()
          .transform((keys) => [keys ?? []].flat().join('; '))
          .pipe(cell),
        ask: cell,
        implementation: cell,
        linked_symbol: cell,
      }),
    )
    .min(1, 'required')
    .max(MOST.points, 'tooMany'),
  /** On to the check; or what is typed is kept as it is, for one point more or another pillar. */
  next: z.enum(['check', 'another', 'pillar']).default('check'),
})

export const stageFileSchema = z.strictObject({
  round,
  fileName: z.string().max(300),
  lines: z
    .array(
      z.strictObject({
        row: z.number().int(),
        cells: z.partialRecord(z.enum(COLUMNS), z.string()),
      }),
    )
    .min(1),
  notes: z.array(z.strictObject({ code: z.string(), detail: z.string() })),
})
export const batchSchema = z.strictObject({ batch: z.uuid() })
export const storeBatchSchema = z.strictObject({
  batch: z.uuid(),
  /** Keys of the inputs to store. */
  keep: z
    .union([z.string(), z.array(z.string())], 'choose')
    .transform((keys) => [keys].flat())
    .pipe(z.array(z.string().max(200)).max(5000)),
})
export const undoBatchSchema = z.strictObject({
  batch: z.uuid(),
  confirm: z.literal('on', 'agree'),
})
export const batchesSchema = z.strictObject({ round })
export const templateSchema = z.strictObject({ round, format, locale })
export const resultSchema = z.strictObject({
  round,
  batch: z.uuid(),
  format,
  locale,
})

const reference = z.string().regex(/^[A-Za-z0-9-]{3,40}$/)
export const referenceOnlySchema = z.strictObject({ reference })
export const decideClaimSchema = z.strictObject({
  claim: z.uuid(),
  decision: z.enum(['confirm', 'decline']),
})
export const disownSchema = z.strictObject({
  reference,
  reason: cell.pipe(z.string().max(500, 'tooLong')),
  confirm: z.literal('on', 'agree'),
})
