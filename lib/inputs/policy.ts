import sql, { type Sql } from 'sql-template-tag'
import type { Viewer } from '@/lib/platform/viewer'

/** SQL: does input `i` belong to the viewer or to an organisation the viewer speaks for? */
export const ownInput = (viewer: Viewer): Sql =>
  viewer.member
    ? sql`(i.author_id = ${viewer.member.id}::uuid
        OR (i.organisation_id = ANY(${viewer.organisations.map(({ id }) => id)}::uuid[])
          AND i.attribution <> 'moderators_only'))`
    : sql`false`

/** SQL: does the viewer moderate the stream of input `i`? */
export const moderatedInput = (viewer: Viewer): Sql =>
  viewer.moderates.length ? sql`i.stream_id = ANY(${viewer.moderates}::uuid[])` : sql`false`

/** SQL: may the public read input `i`? Published, and attributed to more than moderators. */
export const publicInput: Sql = sql`(i.attribution <> 'moderators_only'
  AND EXISTS (SELECT FROM input_publications ip WHERE ip.input_id = i.id))`

/** SQL: where-fragment over `inputs i` of what the viewer may see; every read of inputs carries it. */
export const visibleInputs = (viewer: Viewer): Sql =>
  sql`(${publicInput} OR ${ownInput(viewer)} OR ${moderatedInput(viewer)})`
