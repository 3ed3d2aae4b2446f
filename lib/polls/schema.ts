import { z } from 'zod'
import { canonical, isOneLine, isStorable } from '@/lib/kernel/text'

/** Bounds of a poll: what can be read from the back of a room. */
export const LIMITS = { questions: 6, options: 12, title: 120, prompt: 200, option: 80, text: 300 }
export const QUESTION_KINDS = ['one', 'several', 'word', 'text'] as const

const text = (most: number) =>
  z
    .string('required')
    .refine(isStorable, 'notWellFormed')
    .transform(canonical)
    .pipe(z.string().max(most, 'tooLong'))

const line = (most: number) => text(most).refine(isOneLine, 'oneLine')

/** One option a line; those that say the same count once. */
const options = text(LIMITS.options * (LIMITS.option + 2)).transform((typed) => [
  ...new Set(
    typed
      .split('\n')
      .map((option) => option.trim())
      .filter(Boolean),
  ),
])

const question = z
  .strictObject({
    kind: z.enum(QUESTION_KINDS, 'choose'),
    prompt: line(LIMITS.prompt).default(''),
    options: options.default([]),
  })
  .superRefine(({ kind, prompt, options: given }, context) => {
    const wrong = (message: string) =>
      context.addIssue({ code: 'custom', path: ['options'], message })
    if (!prompt || kind === 'word' || kind === 'text') return
    if (given.length < 2) wrong('twoOptions')
    if (given.length > LIMITS.options) wrong('tooMany')
    if (given.some((option) => option.length > LIMITS.option)) wrong('tooLong')
  })

export type PollQuestionInput = z.output<typeof question>

const round = z.string().regex(/^[a-z0-9-]{1,80}$/)

/** A question without a prompt is none: the form has room for six. */
export const createPollSchema = z.strictObject({
  formKey: z.uuid(),
  round,
  title: line(LIMITS.title).pipe(z.string().min(1, 'required')),
  introduction: text(1000).default(''),
  questions: z
    .record(z.string().regex(/^q[1-6]$/), question)
    .transform((asked) => Object.values(asked).filter(({ prompt }) => prompt))
    .refine((asked) => asked.length > 0, { path: ['q1', 'prompt'], message: 'required' }),
})

export const pollSchema = z.strictObject({ poll: z.uuid() })
export const hideAnswerSchema = z.strictObject({ poll: z.uuid(), answer: z.uuid() })
export const joinPollSchema = z.strictObject({ code: z.string('required').max(40, 'tooLong') })

/** Answers by question: "q1" to "q6", one value or several. Which of them fit, the rules say. */
export const answerPollSchema = z.strictObject({
  poll: z.uuid(),
  answers: z
    .record(
      z.string().regex(/^q\d{1,2}$/),
      z
        .union([z.string(), z.array(z.string()).max(LIMITS.options)])
        .transform((given) => [given].flat()),
    )
    .default({}),
})

/** How long a stream of changes stays open before the browser asks again. */
export const livePollSchema = z.strictObject({
  poll: z.uuid(),
  seconds: z.coerce.number().int().min(0).max(240).default(240),
})
