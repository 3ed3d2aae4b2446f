import { z } from 'zod'
import { canonical, isStorable } from '@/lib/kernel/text'
import { ATTRIBUTIONS } from './attribution'
import { ASKS, TAG_LIMITS } from './point-tags'

/** The six official languages of the United Nations: those an input may be written in. */
export const LANGUAGES = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const

export const CHANNELS = [
  'direct',
  'via_member_state',
  'regional_consultation',
  'capital_consultation',
  'process_statement',
  'unidir_or_other_consultation',
  'stakeholder_consolidated',
] as const

/**
 * Bounds of a title and a paragraph; points keep to the limits of their round (limits.ts). Drafts may exceed
 * them, up to `MOST`.
 */
export const LIMITS = { title: 200, reference: 200 }

/** Beyond this a draft is refused outright: nobody types it, and it would only burden the server. */
export const MOST = {
  title: 1000,
  statement: 20_000,
  reference: 1000,
  topics: 60,
  points: 50,
  bytes: 100_000,
}

const text = (most: number) =>
  z.string('required').max(most, 'tooLong').refine(isStorable, 'notWellFormed').transform(canonical)

const keys = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((chosen) => [...new Set([chosen ?? []].flat())])
  .pipe(z.array(z.string().regex(/^[\w.-]{1,100}$/, 'invalid')).max(MOST.topics, 'tooMany'))

const aboutDraft = {
  title: text(MOST.title),
  language: text(10),
  channel: text(40).optional(),
}
const pointDraft = {
  statement: text(MOST.statement),
  proposedWording: text(MOST.statement),
  paragraphReference: text(MOST.reference),
  topics: keys,
}
const tagsDraft = {
  ask: text(40).default(''),
  implementation: text(MOST.statement).default(''),
  linkedSymbol: text(MOST.reference).default(''),
}

export type DraftPoint = z.output<z.ZodObject<typeof pointDraft>> & {
  ask?: string
  implementation?: string
  linkedSymbol?: string
}

/** What a draft holds: anything within `MOST`, complete or not. */
export type DraftContent = {
  title: string
  language: string
  channel: string
  attribution: string
  points: DraftPoint[]
  /** The version of the input that a revision was started from. */
  base?: number
  /** Of a copy: what did not come along. */
  dropped?: Dropped[]
}

/** What a point, counted from 1, lost when it was copied: titles of topics, and its reference to a paragraph. */
export type Dropped = { point: number; topics: string[]; paragraph: string }

const required = (max: number) => z.string().min(1, 'required').max(max, 'tooLong')

export const aboutSchema = z.object({
  title: required(LIMITS.title),
  language: z.enum(LANGUAGES, 'choose'),
  channel: z.enum(CHANNELS, 'choose'),
})
export const pointSchema = z.object({
  statement: required(MOST.statement),
  proposedWording: z.string().max(MOST.statement, 'tooLong'),
  paragraphReference: z.string().max(LIMITS.reference, 'tooLong'),
  topics: z.array(z.string()).max(20, 'tooMany'),
  ask: z.union([z.enum(ASKS), z.literal('')], 'choose').optional(),
  implementation: z.string().max(TAG_LIMITS.implementation, 'tooLong').optional(),
  linkedSymbol: z.string().max(TAG_LIMITS.linkedSymbol, 'tooLong').optional(),
})
const attributionSchema = z.object({ attribution: z.enum(ATTRIBUTIONS, 'choose') })

/** What may be submitted within the limits of its round: strict where drafts are lenient. */
export const contentSchema = aboutSchema.extend({
  ...attributionSchema.shape,
  points: z.array(pointSchema).min(1, 'required').max(MOST.points, 'tooMany'),
})
export type InputContent = z.output<typeof contentSchema>

const whole = z
  .string()
  .regex(/^\d{1,6}$/, 'whole')
  .transform(Number)

const draft = { draft: z.uuid(), version: whole }
/** Where a page's button leads: on, to another point, to the task list, or to this page, saved or previewed. */
const NEXT = ['continue', 'another', 'later', 'here', 'preview'] as const
export type Next = (typeof NEXT)[number]

/** True for buttons that keep what is incomplete. */
export const isUnfinished = (next: Next): boolean =>
  next === 'later' || next === 'here' || next === 'preview'

const form = {
  draft: z.uuid(),
  /** What the page's fields held when it was shown, as `fieldsAs` tells it. */
  was: z.string().transform((json, context) => {
    try {
      return z.record(z.string(), z.string()).parse(JSON.parse(json))
    } catch {
      context.addIssue({ code: 'custom', message: 'invalid' })
      return z.NEVER
    }
  }),
  /** Those of `isUnfinished` keep what is incomplete; the others ask that the page be complete. */
  next: z.enum(NEXT).default('continue'),
  /** Of fields that somebody else changed: whose text is to stand. */
  take: z.record(z.string(), z.enum(['mine', 'theirs'])).default({}),
  /** The page that a "Change" link was on. */
  from: z.enum(['check']).optional(),
}

const complete =
  (schema: z.ZodType) =>
  (value: { next: Next; take: Record<string, string> }, context: z.RefinementCtx<unknown>) => {
    if (isUnfinished(value.next)) return
    for (const { path, message } of schema.safeParse(value).error?.issues ?? [])
      if (value.take[String(path[0])] !== 'theirs')
        context.addIssue({ code: 'custom', path, message })
  }

/** A revision's form has no channel: that of the input stays. */
export const saveAboutSchema = z
  .strictObject({ ...form, ...aboutDraft })
  .superRefine(complete(aboutSchema.partial({ channel: true })))
export const savePointSchema = z
  .strictObject({ ...form, number: whole, ...pointDraft, ...tagsDraft }) // number 0 adds a point
  .superRefine(complete(pointSchema))
export const saveAttributionSchema = z
  .strictObject({ ...form, attribution: text(40).default('') })
  .superRefine(complete(attributionSchema))
export const removePointSchema = z.strictObject({ ...draft, number: whole })
export const discardDraftSchema = z.strictObject(draft)

export const startDraftSchema = z.strictObject({
  formKey: z.uuid(),
  round: z.string().max(100),
  pillar: z.string('choose').max(100),
  /** An organisation's id, or "self" for a person in their own capacity. */
  behalf: z.union([z.uuid(), z.literal('self')], 'choose'),
  /** A group's id; empty or left out where the organisation speaks in its own name. */
  group: z.union([z.uuid(), z.literal('')], 'choose').default(''),
})

export const submitInputSchema = z.strictObject({ ...draft, formKey: z.uuid() })

const reference = z.string().regex(/^[A-Za-z0-9-]{3,40}$/)
export const referenceSchema = z.strictObject({ reference })
export const copyInputSchema = z.strictObject({
  reference,
  formKey: z.uuid(),
  /** A round's slug and a pillar's key. */
  target: z.string('choose').regex(/^[^/]{1,100}\/[^/]{1,100}$/, 'choose'),
  /** Whether its files come along. */
  files: z.literal('on').optional(),
})
export const reviseInputSchema = z.strictObject({ reference, formKey: z.uuid() })
export const withdrawInputSchema = z.strictObject({
  reference,
  reason: text(MOST.reference).pipe(z.string().max(500, 'tooLong')),
  confirm: z.literal('on', 'agree'),
})
export const withdrawAllSchema = z.strictObject({ confirm: z.literal('on', 'agree') })
export const shareInputSchema = z.strictObject({
  reference,
  focalPoints: z.literal('on').optional(),
})
export const changeAttributionSchema = z.strictObject({
  reference,
  attribution: z.enum(ATTRIBUTIONS, 'choose'),
})

/** What stands on a receipt, as people copy it: with spaces around it and in any case. */
export const verifySchema = z.object({
  reference: z
    .string('required')
    .trim()
    .min(1, 'required')
    .toUpperCase()
    .regex(/^[A-Z0-9-]{3,40}$/, 'reference'),
  hash: z
    .string('required')
    .trim()
    .min(1, 'required')
    .toLowerCase()
    .regex(/^[0-9a-f]{64}$/, 'hash'),
})

export const receiptSchema = z.strictObject({
  round: z.string().max(100),
  input: reference,
  format: z.enum(['txt', 'pdf']),
  /** The language of a PDF's own words. */
  locale: z.enum(LANGUAGES).default('en'),
  version: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .optional(),
})

/** The address of a draft's page that saves itself. */
export const draftPageSchema = z.strictObject({
  draft: z.uuid(),
  page: z.enum(['about', 'points', 'attribution']),
})
