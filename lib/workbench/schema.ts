import { z } from 'zod'

/** Of one point; the address to come back to names a document and a revision by their slugs. */
export const partSchema = z.strictObject({
  point: z.uuid(),
  /** Another point of the cluster, whose page is shown next. */
  of: z.uuid(),
  document: z.string().max(100),
  revision: z.string().max(100),
})
