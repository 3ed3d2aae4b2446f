import { z } from 'zod'
import { canonical, isOneLine, isStorable } from '@/lib/kernel/text'

export const addGroupSchema = z.strictObject({
  name: z
    .string('required')
    .refine(isStorable, 'notWellFormed')
    .transform(canonical)
    .pipe(z.string().min(1, 'required').max(120, 'tooLong'))
    .refine(isOneLine, 'oneLine'),
})
