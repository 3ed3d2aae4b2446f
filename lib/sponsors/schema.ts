import { z } from 'zod'
import { MOST_FILES } from '@/lib/attachments/schema'
import { canonical, isStorable } from '@/lib/kernel/text'

/** Bounds of what an organisation adds to its declaration on an input. */
export const LIMITS = { explanation: 1000 }

const reference = z.string().regex(/^[A-Za-z0-9-]{3,40}$/)

/** Of a draft or of an input, never of both. */
export const inviteSchema = z
  .strictObject({
    draft: z.uuid().optional(),
    reference: reference.optional(),
    organisation: z.uuid('choose'),
  })
  .refine(({ draft, reference }) => (draft === undefined) !== (reference === undefined))

/** The text as the page showed it: what is confirmed is that and nothing else. */
const shownSchema = z.strictObject({
  title: z.string(),
  language: z.string(),
  attribution: z.string(),
  points: z.array(z.string()).max(20),
  attachments: z.array(z.string()).max(MOST_FILES),
})
export type Shown = z.output<typeof shownSchema>

export const answerSchema = z.strictObject({
  sponsorship: z.uuid(),
  answer: z.enum(['confirm', 'decline'], 'choose'),
  was: z
    .string()
    .max(1_000_000, 'tooLong')
    .transform((json, context) => {
      try {
        return shownSchema.parse(JSON.parse(json))
      } catch {
        context.addIssue({ code: 'custom', message: 'invalid' })
        return z.NEVER
      }
    }),
})
export const endSchema = z.strictObject({ sponsorship: z.uuid() })

export const KINDS = ['alignment', 'dissociation'] as const
export const declareSchema = z.strictObject({
  reference,
  organisation: z.uuid('choose'),
  kind: z.enum(KINDS, 'choose'),
  explanation: z
    .string()
    .default('')
    .refine(isStorable, 'notWellFormed')
    .transform(canonical)
    .pipe(z.string().max(LIMITS.explanation, 'tooLong')),
})
export const endAlignmentSchema = z.strictObject({ alignment: z.uuid() })

/** A day as an address names it. */
export const asOfSchema = z.iso.date('notADay')
