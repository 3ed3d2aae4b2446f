import sql, { type Sql } from 'sql-template-tag'

/** SQL: does co-sponsorship `c` stand beside input `i`? */
export const standingSponsor: Sql = sql`c.input_id = i.id AND c.confirmed_at IS NOT NULL AND c.ended_at IS NULL`

/** SQL: how many organisations stand beside input `i`, which counts as one (product.md). */
export const sponsorCount: Sql = sql`(SELECT count(*)::int FROM co_sponsorships c WHERE ${standingSponsor})`

/** SQL: their names as registered; told only where the input names its own organisation. */
export const sponsorNames: Sql = sql`COALESCE((SELECT json_agg(o.name ORDER BY o.name)
  FROM co_sponsorships c JOIN organisations o ON o.id = c.organisation_id WHERE ${standingSponsor}), '[]')`
