import { z } from 'zod'
import { canonical, isStorable } from '@/lib/kernel/text'

const text = (most: number) =>
  z.string().max(most, 'tooLong').refine(isStorable, 'notWellFormed').transform(canonical)

export const correctLineageSchema = z.strictObject({
  document: z.uuid(),
  /** The part of the revision's address. */
  revision: z.string().max(100),
  /** Of the paragraph. */
  label: z.string().max(200),
  /** Labels of the revision before, as `labelsOf` reads them. */
  from: text(500),
  reason: text(2000).refine((value) => value !== '', 'required'),
  /** What the page said that the correction does to recorded uptake; see `judged`. */
  seen: z.string().max(200),
})
