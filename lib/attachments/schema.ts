import { z } from 'zod'
import { FORMATS } from './rules'

/** 10 MB each and ten to an input (security.md). */
export const LARGEST_FILE = 10 * 1024 * 1024
export const MOST_FILES = 10
/** Small enough to arrive over a weak connection, and to be sent again. */
export const PIECE = 256 * 1024

const draft = z.uuid()
/** SHA-256 of a whole file, in lower-case hexadecimal. */
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** A file that has been cleaned, as it is stored. */
export const addAttachmentSchema = z.strictObject({
  draft,
  name: z.string().min(1).max(200),
  format: z.enum(FORMATS),
  content: z.instanceof(Uint8Array).refine(({ length }) => length > 0 && length <= LARGEST_FILE),
})

export const removeAttachmentSchema = z.strictObject({ draft, attachment: z.uuid() })

export const uploadSchema = z.strictObject({
  draft,
  hash: hash.optional(),
  piece: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .refine((number) => number < LARGEST_FILE / PIECE)
    .optional(),
  name: z.string().max(1000).optional(),
})

export const readAttachmentSchema = z.strictObject({ attachment: z.uuid() })
