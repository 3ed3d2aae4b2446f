import { cache } from 'react'
import sql, { type Sql } from 'sql-template-tag'
import { isUuid } from '@/lib/kernel/ids'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { canReadWaiting, visibleOrganisations } from './policy'
import type { ListedOrganisation, MyOrganisation, OrganisationView, WaitingView } from './views'

const me = (viewer: Viewer) => sql`${viewer.member?.id ?? null}::uuid`

/** SQL: the name of an organisation in the reader's language, as it was registered where that is not known. */
export const nameIn = (locale: string, of: Sql): Sql =>
  sql`COALESCE(NULLIF(${of}.names ->> ${locale}, ''), ${of}.name)`

/** SQL: the address of member `m`, for those who name delegates; none of somebody called by a pseudonym. */
export const shownAddress = sql`CASE WHEN m.pseudonym_from IS NULL THEN m.email END`

/** SQL: organisations `x` merged into `o` whose name the viewer may know. */
const mergedInto = (viewer: Viewer) =>
  sql`x.merged_into_id = o.id AND (x.verified_at IS NOT NULL OR ${viewer.member !== null})`

/** SQL: does a name of `o` hold `q`: in the reader's language, as registered, or of one merged into it? */
export const bearsName = (viewer: Viewer, { q, locale }: { q: string; locale: string }): Sql =>
  sql`(strpos(folded_name(${nameIn(locale, sql`o`)}), folded_name(${q})) > 0
    OR strpos(folded_name(o.name), folded_name(${q})) > 0
    OR EXISTS (SELECT FROM organisations x WHERE ${mergedInto(viewer)}
      AND strpos(folded_name(x.name), folded_name(${q})) > 0))`

/** SQL: json of the names of those merged into `o`. */
export const alsoKnownAs = (
  viewer: Viewer,
): Sql => sql`COALESCE((SELECT json_agg(x.name ORDER BY x.name)
  FROM organisations x WHERE ${mergedInto(viewer)}), '[]')`

const rowColumns = (locale: string) => sql`o.id, ${nameIn(locale, sql`o`)} AS name, o.type,
  o.electoral_group AS "electoralGroup", o.verified_at IS NOT NULL AS verified`

/** SQL: how many requests of `o` wait for the viewer, as its focal point. */
const waiting = (viewer: Viewer) => sql`CASE WHEN EXISTS (SELECT FROM memberships fm
    WHERE fm.organisation_id = o.id AND fm.member_id = ${me(viewer)} AND fm.role = 'focal_point'
      AND fm.ended_at IS NULL)
  THEN (SELECT count(*)::int FROM membership_requests mr
    WHERE mr.organisation_id = o.id AND mr.decided_at IS NULL AND mr.member_id <> ${me(viewer)})
  ELSE 0 END`

/**
 * Organisations by name in the reader's language, those whose name holds `q` in that language or as it
 * was registered; a page by keyset, in one statement. Merged ones are found by what they became.
 */
export async function listOrganisations(
  viewer: Viewer,
  { q, locale, after, limit = 50 }: { q: string; locale: string; after?: string; limit?: number },
): Promise<{ items: ListedOrganisation[]; next: string | null }> {
  const label = sql`${nameIn(locale, sql`o`)} COLLATE "und-x-icu"`
  const from = after && isUuid(after) ? after : null
  const rows = await read<ListedOrganisation>(sql`
    SELECT ${rowColumns(locale)}, ${alsoKnownAs(viewer)} AS "alsoKnownAs" FROM organisations o
    WHERE o.merged_into_id IS NULL AND ${visibleOrganisations(viewer)}
      AND ${bearsName(viewer, { q, locale })}
      ${from ? sql`AND (${label}, o.id) > (SELECT ${nameIn(locale, sql`f`)} COLLATE "und-x-icu", f.id FROM organisations f WHERE f.id = ${from}::uuid)` : sql``}
    ORDER BY ${label}, o.id LIMIT ${limit + 1}`)
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** An organisation with the viewer's own part in it, or null. One statement, once per request. */
export const getOrganisation = cache(
  async (viewer: Viewer, id: string, locale: string): Promise<OrganisationView | null> => {
    if (!isUuid(id)) return null
    const [organisation] = await read<OrganisationView>(sql`
      SELECT ${rowColumns(locale)}, o.name AS "registeredName",
        ${alsoKnownAs(viewer)} AS "alsoKnownAs", o.ecosoc_status AS "ecosocStatus", o.basis,
        (SELECT json_build_object('id', d.id, 'name', ${nameIn(locale, sql`d`)})
          FROM organisations d WHERE d.id = o.delegation_of_id) AS "delegationOf",
        o.merged_into_id AS "mergedIntoId",
        (SELECT json_build_object('id', ms.id, 'role', ms.role) FROM memberships ms
          WHERE ms.organisation_id = o.id AND ms.member_id = ${me(viewer)} AND ms.ended_at IS NULL) AS mine,
        (SELECT json_build_object('id', mr.id, 'role', mr.role, 'askedAt', mr.asked_at)
          FROM membership_requests mr WHERE mr.organisation_id = o.id
            AND mr.member_id = ${me(viewer)} AND mr.decided_at IS NULL) AS asked,
        (SELECT CASE WHEN mr.membership_id IS NULL AND mr.decided_by_id <> mr.member_id
            THEN mr.decided_at END
          FROM membership_requests mr WHERE mr.organisation_id = o.id
            AND mr.member_id = ${me(viewer)} AND mr.decided_at IS NOT NULL
          ORDER BY mr.decided_at DESC LIMIT 1) AS "declinedAt",
        ${waiting(viewer)} AS waiting
      FROM organisations o WHERE o.id = ${id}::uuid AND ${visibleOrganisations(viewer)}`)
    return organisation ?? null
  },
)

/** What the viewer is or asks to be, by name; for /me. One statement. */
export const listMine = (viewer: Viewer, locale: string): Promise<MyOrganisation[]> =>
  viewer.member
    ? read(sql`
      SELECT o.id, ${nameIn(locale, sql`o`)} AS name, part.role, part.asked,
        o.verified_at IS NOT NULL AS verified,
        CASE WHEN part.asked THEN 0 ELSE ${waiting(viewer)} END AS waiting
      FROM (SELECT ms.organisation_id, ms.role, false AS asked FROM memberships ms
          WHERE ms.member_id = ${me(viewer)} AND ms.ended_at IS NULL
        UNION ALL SELECT mr.organisation_id, mr.role, true FROM membership_requests mr
          WHERE mr.member_id = ${me(viewer)} AND mr.decided_at IS NULL) part
      JOIN organisations o ON o.id = part.organisation_id
      ORDER BY part.asked, name COLLATE "und-x-icu", o.id`)
    : Promise.resolve([])

/** What waits for an admin, oldest first: whom to verify, and who asks to be a first focal point. */
export async function getWaiting(viewer: Viewer, locale: string): Promise<WaitingView> {
  const [row] = await read<WaitingView>(sql`
    SELECT COALESCE((SELECT json_agg(w ORDER BY w."registeredAt", w.id) FROM (
        SELECT ${rowColumns(locale)}, o.created_at AS "registeredAt", o.ecosoc_status AS "ecosocStatus",
          (SELECT concat_ws(', ', m.name, ${shownAddress}) FROM members m WHERE m.id = o.registered_by_id) AS registrant
        FROM organisations o WHERE o.verified_at IS NULL AND o.merged_into_id IS NULL
        ORDER BY o.created_at LIMIT 100) w), '[]') AS organisations,
      COALESCE((SELECT json_agg(w ORDER BY w."askedAt", w.id) FROM (
        SELECT mr.id, o.id AS "organisationId", ${nameIn(locale, sql`o`)} AS organisation, m.name, ${shownAddress} AS email,
          mr.role, mr.reason, mr.asked_at AS "askedAt"
        FROM membership_requests mr JOIN organisations o ON o.id = mr.organisation_id
        JOIN members m ON m.id = mr.member_id
        WHERE mr.decided_at IS NULL AND mr.role = 'focal_point' AND NOT EXISTS (
          SELECT FROM memberships fm WHERE fm.organisation_id = o.id AND fm.role = 'focal_point'
            AND fm.ended_at IS NULL)
        ORDER BY mr.asked_at LIMIT 100) w), '[]') AS requests
    WHERE ${canReadWaiting(viewer, {})}`)
  return row ?? { organisations: [], requests: [] }
}
