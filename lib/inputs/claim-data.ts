import sql from 'sql-template-tag'
import { shownAddress } from '@/lib/organisations/data'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { knownInputs, standingInput } from './policy'

/** A recorded input as its author named acts on it. */
export type Claimable = {
  id: string
  reference: string
  streamId: string
  roundId: string
  roundSlug: string
  organisationId: string | null
  authorId: string | null
  moderatorsOnly: boolean
  disowned: boolean
}

const columns = sql`i.id, i.reference, i.stream_id AS "streamId", s.round_id AS "roundId",
  r.slug AS "roundSlug", i.organisation_id AS "organisationId", i.author_id AS "authorId",
  i.attribution = 'moderators_only' AS "moderatorsOnly",
  EXISTS (SELECT FROM disownments d WHERE d.input_id = i.id) AS disowned`

const tables = sql`inputs i JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id`

/** An input that a moderator recorded and that stands, as far as the viewer may know of it; else null. */
export async function getRecorded(viewer: Viewer, reference: string): Promise<Claimable | null> {
  const [input] = await read<Claimable>(sql`SELECT ${columns} FROM ${tables}
    WHERE i.reference = ${reference} AND i.recorded_by_id IS NOT NULL AND ${standingInput}
      AND ${knownInputs(viewer)}`)
  return input ?? null
}

export type OpenClaim = Claimable & {
  claimId: string
  claimantId: string
  claimant: string
  title: string
  speaker: string
}

const openClaims = sql`SELECT ${columns}, c.id AS "claimId", c.member_id AS "claimantId",
    concat_ws(', ', m.name, ${shownAddress}) AS claimant, v.title,
    concat_ws(', ', i.author_name, i.named_organisation) AS speaker
  FROM input_claims c JOIN inputs i ON i.id = c.input_id JOIN streams s ON s.id = i.stream_id
  JOIN rounds r ON r.id = s.round_id JOIN members m ON m.id = c.member_id
  JOIN input_versions v ON v.input_id = i.id AND v.number = i.version
  WHERE c.confirmed_at IS NULL AND c.declined_at IS NULL AND ${standingInput}`

/** Claims of persons that wait for a moderator, in the streams that the viewer moderates. */
export const listOpenClaims = (viewer: Viewer, roundId: string): Promise<OpenClaim[]> =>
  read(sql`${openClaims} AND s.round_id = ${roundId}::uuid
    AND i.stream_id = ANY(${viewer.moderates}::uuid[]) ORDER BY c.claimed_at LIMIT 100`)

/** One of them, for whoever decides on it. */
export async function getOpenClaim(viewer: Viewer, id: string): Promise<OpenClaim | null> {
  const [claim] = await read<OpenClaim>(sql`${openClaims} AND c.id = ${id}::uuid
    AND i.stream_id = ANY(${viewer.moderates}::uuid[])`)
  return claim ?? null
}
