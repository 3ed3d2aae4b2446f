import { createHash, randomBytes } from 'node:crypto'
import { type PointTags, tagsOf } from './point-tags'

export type ReceiptFacts = {
  reference: string
  number: number
  language: string
  title: string
  points: readonly (PointTags & {
    statement: string
    proposedWording: string | null
    paragraphReference: string | null
    topics: readonly string[]
  })[]
  /** In order. Receipts of versions without any are as they were before there were files. */
  attachments?: readonly { hash: string }[]
}

/**
 * The exact text that a receipt's hash is made of: one line of JSON, keys in this order, texts in NFC
 * with line feeds, what was left out as "", topics' keys sorted, tags only where given, encoded in UTF-8.
 * It holds neither author nor time nor names of files, only their hashes in order, so that whoever reads the
 * published text can make the same hash.
 */
export const receiptText = ({
  reference,
  number,
  language,
  title,
  points,
  attachments = [],
}: ReceiptFacts): string =>
  JSON.stringify({
    format: attachments.length ? 'uptake-input/2' : 'uptake-input/1',
    reference,
    version: number,
    language,
    title,
    points: points.map((point) => ({
      statement: point.statement,
      proposedWording: point.proposedWording ?? '',
      paragraphReference: point.paragraphReference ?? '',
      topics: [...point.topics].sort(),
      ...tagsOf(point),
    })),
    ...(attachments.length ? { attachments: attachments.map(({ hash }) => hash) } : {}),
  })

/** SHA-256 of a text in UTF-8, in lower-case hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

// Without I, L, O and U: a reference can be read out and typed (Crockford's base 32).
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A reference such as GM26-7K2QXD: random, so that it tells neither order nor time nor number. */
export const newReference = (code: string): string =>
  `${code}-${[...randomBytes(6)].map((byte) => alphabet[byte % 32]).join('')}`
