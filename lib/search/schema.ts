import { z } from 'zod'

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value)

export const SEARCH_TYPES = ['inputs', 'paragraphs'] as const
export type SearchType = (typeof SEARCH_TYPES)[number]

/**
 * The query of the search page. It is typed by hand and linked from elsewhere, so nothing of it is
 * refused: what is malformed counts as left out.
 */
export const searchSchema = z.object({
  q: z.preprocess(first, z.string()).catch(''),
  type: z.preprocess(first, z.enum(SEARCH_TYPES)).catch('inputs'),
  /** Slug of a round. */
  round: z
    .preprocess(first, z.string().regex(/^[a-z0-9-]{1,80}$/))
    .optional()
    .catch(undefined),
  /** `next` of the page before. */
  after: z.preprocess(first, z.string().max(200)).optional().catch(undefined),
})

export type SearchWish = z.output<typeof searchSchema>
