import { z } from 'zod'
import type { Outcome } from '@/lib/generated/prisma/enums'
import { canonical, isStorable, placeholdersIn } from '@/lib/kernel/text'
import { PLACEHOLDERS } from './decision-rules'
import { filterOfText } from './filter-views'
import { reviewFilterOfText } from './review-views'

/**
 * What a moderator can choose of any point; *dropped* only of one whose paragraphs ended (see `decideRecord`);
 * `unverified` belongs to sources.
 */
export const DECIDABLE = [
  'reflected',
  'partly_reflected',
  'noted',
  'not_reflected',
  'out_of_scope',
  'carried_elsewhere',
] as const satisfies readonly Outcome[]

/** Does a word in braces, which somebody may have spaced, name what a template holds? */
const isOfTemplate = (braced: string): boolean =>
  (PLACEHOLDERS as readonly string[]).includes(braced.slice(1, -1).trim())

/** A text of so many characters at most, in one of its spellings. */
export const text = (most: number) =>
  z.string().max(most, 'tooLong').refine(isStorable, 'notWellFormed').transform(canonical)

/** A checkbox alone comes as one value, several as a list. */
const many = z
  .union([z.uuid(), z.array(z.uuid()).max(200)])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()))

/** What the page showed, to tell what somebody else changed since. */
const seenDecision = z
  .strictObject({ outcome: z.string().max(40), reason: text(4_000), carriedTo: text(300) })
  .default({ outcome: '', reason: '', carriedTo: '' })

export const recordUptakeSchema = z.strictObject({
  point: z.uuid(),
  revision: z.uuid(),
  /** The record's version on the page, 0 where there was none. */
  version: z.coerce.number().int().min(0),
  outcome: z.enum([...DECIDABLE, 'dropped'], 'choose'),
  // What a template left to be filled in is no reason that anybody is to read; other words in braces may be quoted.
  reason: text(4_000).refine(
    (written) => !placeholdersIn(written).some(isOfTemplate),
    'unfilledPlaceholder',
  ),
  carriedTo: text(300),
  /** Paragraphs of the revision that the uptake is in. */
  paragraphs: many,
  was: seenDecision,
  next: z.string().max(20).optional(),
  /** Of a template's choice beside the reason: nothing of the decision. */
  template: z.string().max(60).optional(),
  /** The query of the queue's address, which the next point follows. */
  queue: z.string().max(2_000).optional().transform(filterOfText),
})

/** The address of a decision of the workbench. */
export const uptakePathSchema = recordUptakeSchema.pick({ point: true, revision: true })

export const undoUptakeSchema = z.strictObject({
  act: z.uuid(),
  /** The pillar whose queue to return to. */
  stream: z.string().max(60).optional(),
  /** The query of the queue's address, which the point's page keeps. */
  queue: z.string().max(2_000).optional().transform(filterOfText),
})

/** The address of an act to take back. */
export const actPathSchema = undoUptakeSchema.pick({ act: true })

/** The query of the address of the list of records to review. */
const reviewQuery = z.string().max(2_000).optional().transform(reviewFilterOfText)

/** A record that is passed over on the way through those to review; what was typed of it is not kept. */
export const passReviewSchema = z.object({ record: z.uuid(), review: reviewQuery })

export const reviewUptakeSchema = z
  .strictObject({
    record: z.uuid(),
    version: z.coerce.number().int().min(1),
    was: seenDecision,
    finding: z.enum(['agreed', 'returned'], 'choose'),
    comment: text(2_000),
    /** Leads to the next record to review, not back to the list. */
    next: z.string().max(20).optional(),
    review: reviewQuery,
  })
  .refine(({ finding, comment }) => finding === 'agreed' || comment !== '', {
    path: ['comment'],
    message: 'required',
  })

export const commentUptakeSchema = z.strictObject({
  formKey: z.uuid(),
  record: z.uuid(),
  text: text(2_000).refine((written) => written !== '', 'required'),
})

const seen = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.\d{1,6}$/)
  .transform((text) => ({ record: text.slice(0, 36), version: Number(text.slice(37)) }))
  .refine(({ record }) => z.uuid().safeParse(record).success)

/** Records with the versions that were seen, ticked in the list of what waits for a review. */
export const agreeUptakeSchema = z.strictObject({
  agreed: z.union([seen.transform((one) => [one]), z.array(seen).min(1).max(50)], 'required'),
  review: reviewQuery,
})

const reply = z
  .strictObject({
    answer: z.enum(['fully', 'partly', 'not'], 'choose'),
    wouldNeed: text(2_000),
    /** How many replies the record had on the page: a colleague's, sent meanwhile, is not replaced unread. */
    seen: z.coerce.number().int().min(0).default(0),
  })
  .refine(({ answer, wouldNeed }) => answer === 'fully' || wouldNeed !== '', {
    path: ['wouldNeed'],
    message: 'required',
  })

/** One reply, under the id of the record it is to: a page holds a form for each. */
export const giveVerdictSchema = z.strictObject({
  formKey: z.uuid(),
  reply: z
    .record(z.uuid(), reply)
    .refine((replies) => Object.keys(replies).length === 1, 'invalid'),
})

const reason = text(2_000).refine((written) => written !== '', 'required')

export const askReconsiderationSchema = z.strictObject({
  formKey: z.uuid(),
  record: z.uuid(),
  reason,
})

export const keepRecordSchema = z.strictObject({ reconsideration: z.uuid(), reason })

export const proposePublicationSchema = z.strictObject({
  revision: z.uuid(),
  /** When the list was read: what was agreed later is not proposed unseen. */
  until: z.iso.datetime(),
  /** Records that are not to go into the batch. */
  without: many,
  /** To the part of the list after this record ('' for the first): what was ticked is kept, nothing is proposed. */
  show: z.union([z.literal(''), z.uuid()]).optional(),
})

/** The address of a list of what would be proposed. */
export const proposalAddress = z.object({
  document: z.string().max(100),
  revision: z.string().max(100),
  until: z.iso.datetime().optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
  without: many.catch([]),
})

export const publicationSchema = z.strictObject({ publication: z.uuid() })
