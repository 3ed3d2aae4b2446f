import sql from 'sql-template-tag'
import type { AccreditationState } from '@/lib/generated/prisma/enums'
import { isUuid } from '@/lib/kernel/ids'
import { nameIn, shownAddress } from '@/lib/organisations/data'
import { visibleOrganisations } from '@/lib/organisations/policy'
import { read, readIn, type Transaction } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { visibleRounds } from '@/lib/rounds/policy'
import {
  type AccreditationSubject,
  admitted,
  canReadAccreditations,
  canReadOwnAccreditations,
  exempt,
  standingIn,
} from './policy'
import type { AccreditationRow, OwnAccreditation, PublicAccreditation } from './views'

/** SQL: changes of `organisationId` in `roundId`, the latest first. */
const changes = (organisationId = sql`o.id`, roundId = sql`r.id`) =>
  sql`COALESCE((SELECT json_agg(json_build_object('id', a.id, 'state', a.state, 'reason', a.reason,
      'decidedAt', a.decided_at, 'by', COALESCE(m.name, ${shownAddress})) ORDER BY a.decided_at DESC, a.id DESC)
    FROM accreditations a LEFT JOIN members m ON m.id = a.decided_by_id
    WHERE a.organisation_id = ${organisationId} AND a.round_id = ${roundId}), '[]')`

type Wish = {
  roundId: string
  locale: string
  /** `none`: nothing recorded yet. Left out: all. */
  state?: AccreditationState | 'none' | undefined
  after?: string | undefined
  limit?: number
}

/**
 * Organisations that need accreditation to a round, by name, with what was recorded; a page by keyset in
 * one statement. For admins and auditors: refusals and reasons are not published.
 */
export async function listAccreditations(
  viewer: Viewer,
  { roundId, locale, state, after, limit = 50 }: Wish,
): Promise<{ items: AccreditationRow[]; next: string | null }> {
  if (!canReadAccreditations(viewer, {})) return { items: [], next: null }
  const label = sql`${nameIn(locale, sql`o`)} COLLATE "und-x-icu"`
  const from = after && isUuid(after) ? after : null
  const held = sql`(SELECT h.state::text FROM accreditations h WHERE h.id = ${standingIn(sql`o.id`, sql`${roundId}::uuid`)})`
  const rows = await read<AccreditationRow>(sql`
    SELECT o.id AS "organisationId", ${nameIn(locale, sql`o`)} AS name, o.type,
      o.ecosoc_status AS "ecosocStatus", ${changes(sql`o.id`, sql`${roundId}::uuid`)} AS changes
    FROM organisations o
    WHERE o.merged_into_id IS NULL AND o.type <> 'aggregate' AND NOT ${exempt(sql`o`)}
      ${state ? sql`AND COALESCE(${held}, 'none') = ${state}` : sql``}
      ${from ? sql`AND (${label}, o.id) > (SELECT ${nameIn(locale, sql`f`)} COLLATE "und-x-icu", f.id FROM organisations f WHERE f.id = ${from}::uuid)` : sql``}
    ORDER BY ${label}, o.id LIMIT ${limit + 1}`)
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.organisationId ?? null) : null }
}

/** The rounds that are announced, with an organisation's changes in each; for its focal points. One statement. */
export async function listOwnAccreditations(
  viewer: Viewer,
  organisationId: string,
): Promise<OwnAccreditation[]> {
  if (!canReadOwnAccreditations(viewer, { organisationId })) return []
  return read(sql`
    SELECT r.slug AS "roundSlug", r.title AS "roundTitle", ${changes()} AS changes
    FROM rounds r JOIN organisations o ON o.id = ${organisationId}::uuid
    WHERE r.announced_at IS NOT NULL AND NOT ${exempt(sql`o`)}
    ORDER BY r.id DESC LIMIT 200`)
}

/** Where an organisation is accredited or takes part by its ECOSOC status, as everybody may read. */
export const listPublicAccreditations = (organisationId: string): Promise<PublicAccreditation[]> =>
  read(sql`
    SELECT r.slug AS "roundSlug", r.title AS "roundTitle", a.state
    FROM rounds r JOIN accreditations a
      ON a.id = ${standingIn(sql`${organisationId}::uuid`, sql`r.id`)}
    WHERE r.announced_at IS NOT NULL AND a.state IN ('accredited', 'by_ecosoc_status')
    ORDER BY r.id DESC LIMIT 200`)

/** An organisation in a round, for acts on both; the rule says whose. */
export async function getSubject(
  viewer: Viewer,
  { organisation, round }: { organisation: string; round: string },
): Promise<AccreditationSubject | null> {
  const [subject] = await read<AccreditationSubject>(sql`
    SELECT o.id AS "organisationId", r.id AS "roundId", r.slug AS "roundSlug",
      ${exempt(sql`o`)} AS exempt, o.ecosoc_status IS NOT NULL AS ecosoc
    FROM organisations o JOIN rounds r ON r.slug = ${round}
    WHERE o.id = ${organisation}::uuid AND o.merged_into_id IS NULL AND o.type <> 'aggregate'
      AND ${visibleOrganisations(viewer)} AND ${visibleRounds(viewer)}`)
  return subject ?? null
}

/** Which of the viewer's organisations a round takes inputs of; all where it takes them from all. */
export const listAdmitted = async (viewer: Viewer, roundId: string): Promise<string[]> => {
  const ids = viewer.organisations.map(({ id }) => id)
  const rows = await read<{ id: string }>(sql`
    SELECT o.id FROM organisations o JOIN rounds r ON r.id = ${roundId}::uuid
    WHERE o.id = ANY(${ids}::uuid[]) AND ${admitted(sql`o.id`, sql`r`)}`)
  return rows.map(({ id }) => id)
}

/** What holds for an organisation in a round, under a lock that whoever changes it waits for. */
export async function lockStanding(
  tx: Transaction,
  { organisationId, roundId }: { organisationId: string; roundId: string },
): Promise<{ id: string; state: AccreditationState } | null> {
  await readIn(
    tx,
    sql`SELECT id FROM organisations WHERE id = ${organisationId}::uuid FOR NO KEY UPDATE`,
  )
  const [held] = await readIn<{ id: string; state: AccreditationState }>(
    tx,
    sql`SELECT a.id, a.state FROM accreditations a
      WHERE a.id = ${standingIn(sql`${organisationId}::uuid`, sql`${roundId}::uuid`)}`,
  )
  return held ?? null
}
