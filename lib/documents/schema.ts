import { z } from 'zod'
import { canonical, isOneLine, isStorable } from '@/lib/kernel/text'
import { locales } from '@/lib/platform/i18n'

const text = (most: number) =>
  z.string().max(most, 'tooLong').refine(isStorable, 'notWellFormed').transform(canonical)

const name = (most: number) => text(most).refine(isOneLine, 'oneLine')
const required = (value: string) => value !== ''

export const addDocumentSchema = z.strictObject({
  round: z.string().max(100),
  title: name(200).refine(required, 'required'),
  symbol: name(60),
})

export const addRevisionSchema = z.strictObject({
  document: z.uuid(),
  /** The ordinal of the latest revision on the page; the match is made with that one. */
  after: z.coerce.number().int().min(0),
  name: name(80).refine(required, 'required'),
  symbol: name(60),
  language: z.enum(locales, 'choose'),
  issuedOn: z.union([z.literal(''), z.iso.date('date')]),
  // One server action takes at most 1 MB; a Chinese character is three bytes.
  text: text(300_000).refine(required, 'required'),
  /** `review` shows what is recognised, `edit` goes back to the text, `store` stores it. */
  step: z.enum(['review', 'edit', 'store']),
})
