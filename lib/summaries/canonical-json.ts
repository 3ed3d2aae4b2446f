import { createHash } from 'node:crypto'

/**
 * JSON with the members of every object in the order of their names and no spaces (as RFC 8785 orders
 * them), so that what a database has reordered still hashes alike.
 */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, held) =>
    held && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  )

/** SHA-256 of a summary's canonical JSON, as hexadecimal digits. */
export const hashOf = (summary: { content: unknown; figures: unknown }): string =>
  createHash('sha256')
    .update(canonicalJson({ content: summary.content, figures: summary.figures }))
    .digest('hex')
