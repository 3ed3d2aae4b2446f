import sql, { type Sql } from 'sql-template-tag'
import { draftRows, getAuthored, getDraft } from '@/lib/inputs/draft-data'
import { draftPath, inputPath } from '@/lib/inputs/rules'
import type { DraftRow } from '@/lib/inputs/views'
import { bearsName, nameIn } from '@/lib/organisations/data'
import { myInvitations } from '@/lib/organisations/invitation-data'
import { visibleOrganisations } from '@/lib/organisations/policy'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { readableInvitations } from './policy'
import type {
  AskedRow,
  FoundRow,
  InvitationRow,
  InvitationView,
  JoiningRow,
  Sponsored,
  Sponsorship,
} from './views'

/** SQL: the text in force of input `i`, in the shape of a draft's. */
export const inputContent: Sql = sql`(SELECT json_build_object('title', v.title, 'language', v.language,
    'attribution', i.attribution, 'points', (SELECT json_agg(json_build_object(
      'statement', p.statement, 'proposedWording', p.proposed_wording,
      'paragraphReference', p.paragraph_reference, 'ask', p.ask,
      'implementation', p.implementation, 'linkedSymbol', p.linked_symbol) ORDER BY p.number)
      FROM points p WHERE p.version_id = v.id))
  FROM input_versions v WHERE v.input_id = i.id AND v.number = i.version)`

const fileFacts = (of: Sql): Sql => sql`json_build_object('id', ${of}.id, 'name', ${of}.name,
  'format', f.format, 'bytes', f.bytes, 'hash', f.hash)`
/** SQL: the files of the version in force of input `i`, and those of draft `d`; null where there are none. */
export const inputFiles: Sql = sql`(SELECT json_agg(${fileFacts(sql`a`)} ORDER BY a.number)
  FROM input_versions v JOIN attachments a ON a.version_id = v.id JOIN files f ON f.id = a.file_id
  WHERE v.input_id = i.id AND v.number = i.version)`
export const draftFiles: Sql = sql`(SELECT json_agg(${fileFacts(sql`da`)} ORDER BY da.added_at, da.id)
  FROM draft_attachments da JOIN files f ON f.id = da.file_id WHERE da.draft_id = d.id)`

// Whatever was asked for a draft goes with its input once that is submitted.
const tables = sql`co_sponsorships c
  LEFT JOIN inputs i ON i.id = c.input_id
  LEFT JOIN drafts d ON d.id = c.draft_id AND c.input_id IS NULL
  JOIN streams s ON s.id = COALESCE(i.stream_id, d.stream_id) JOIN rounds r ON r.id = s.round_id
  JOIN organisations so ON so.id = c.organisation_id
  LEFT JOIN phases ph ON ph.stream_id = s.id AND ph.kind = 'submission'`
const inTime = sql`(ph.opens_at <= clock_timestamp()
  AND clock_timestamp() < ph.closes_at + make_interval(mins => r.grace_minutes))`
const subject = sql`c.id, c.organisation_id AS "sponsorId", c.confirmed_at IS NOT NULL AS confirmed,
  d.id AS "draftId", i.id AS "inputId", i.reference, r.id AS "roundId", r.slug AS "roundSlug",
  r.title AS "roundTitle", s.id AS "streamId", c.invited_by_id AS "invitedById",
  COALESCE(i.organisation_id, d.organisation_id) AS "organisationId",
  COALESCE(i.author_id, d.member_id) AS "memberId",
  COALESCE(i.attribution = 'moderators_only', false) AS "moderatorsOnly"`

/** A draft or an input to invite others to; the rule decides who does. Null where there is none. */
export async function getSponsored(
  viewer: Viewer,
  of: { draft?: string; reference?: string },
): Promise<Sponsored | null> {
  if (of.reference) {
    const input = await getAuthored(viewer, of.reference)
    if (!input || input.withdrawn) return null
    const side = { memberId: input.authorId, draftId: null, inputId: input.id }
    return { ...input, ...side, page: inputPath(input) }
  }
  const draft = await getDraft(viewer, of.draft ?? '')
  // A new version of an input is its input's: co-sponsors stand beside that.
  if (!draft || draft.inputId) return null
  const side = { draftId: draft.id, inputId: null, moderatorsOnly: false }
  return { ...draft, ...side, page: draftPath(draft) }
}

/**
 * Who was asked to stand beside a draft or an input, and (where something is looked for) organisations by
 * name that may be. For the author's side alone: the caller has asked `canInviteSponsor`. One statement.
 */
export async function getAsked(
  viewer: Viewer,
  of: Pick<Sponsored, 'draftId' | 'inputId' | 'organisationId'>,
  { q, locale }: { q: string; locale: string },
): Promise<{ asked: AskedRow[]; found: FoundRow[] }> {
  const name = nameIn(locale, sql`o`)
  const [row] = await read<{ asked: AskedRow[]; found: FoundRow[] }>(sql`
    SELECT COALESCE((SELECT json_agg(json_build_object('id', c.id, 'organisation', ${name},
        'state', CASE WHEN c.declined_at IS NOT NULL THEN 'declined' WHEN c.ended_at IS NOT NULL THEN 'left'
          WHEN c.confirmed_at IS NOT NULL THEN 'confirmed' ELSE 'waiting' END,
        'invitedAt', c.invited_at, 'version', c.confirmed_version) ORDER BY c.invited_at, c.id)
      FROM co_sponsorships c JOIN organisations o ON o.id = c.organisation_id
      WHERE ${of.inputId ? sql`c.input_id = ${of.inputId}::uuid` : sql`c.draft_id = ${of.draftId}::uuid`}
        AND (c.ended_at IS NULL OR c.confirmed_at IS NOT NULL)), '[]') AS asked,
      COALESCE((SELECT json_agg(w) FROM (
        SELECT o.id, ${name} AS name, o.type, EXISTS (SELECT FROM memberships fm
          WHERE fm.organisation_id = o.id AND fm.role = 'focal_point' AND fm.ended_at IS NULL) AS focal
        FROM organisations o
        WHERE ${q !== ''} AND o.merged_into_id IS NULL AND o.verified_at IS NOT NULL
          AND ${visibleOrganisations(viewer)} AND o.id IS DISTINCT FROM ${of.organisationId}::uuid
          AND ${bearsName(viewer, { q, locale })}
        ORDER BY ${name} COLLATE "und-x-icu", o.id LIMIT 20) w), '[]') AS found`)
  return row ?? { asked: [], found: [] }
}

type Desk = { drafts: DraftRow[]; invitations: InvitationRow[]; joining: JoiningRow[] }

/**
 * A member's drafts, the invitations to co-sponsor that wait for them as focal point (not answered, or
 * confirmed in a version before the one that stands, and still in time), and those to speak for an
 * organisation. For /me, in one statement.
 */
export async function getDesk(viewer: Viewer, locale: string): Promise<Desk> {
  const [row] = await read<Desk>(sql`
    SELECT COALESCE((SELECT json_agg(w) FROM (${draftRows(viewer)}) w), '[]') AS drafts,
      COALESCE((SELECT json_agg(w) FROM (
        SELECT c.id, so.name AS organisation, r.title AS "roundTitle", ph.closes_at AS "closesAt",
          COALESCE((SELECT v.title FROM input_versions v
            WHERE v.input_id = i.id AND v.number = i.version), d.content ->> 'title') AS title,
          c.confirmed_at IS NOT NULL AS again
        FROM ${tables}
        WHERE ${readableInvitations(viewer)} AND ${inTime}
          AND c.confirmed_version IS DISTINCT FROM COALESCE(i.version, d.version)
        ORDER BY ph.closes_at, c.id LIMIT 50) w), '[]') AS invitations,
      COALESCE((SELECT json_agg(w) FROM (${myInvitations(viewer, locale)}) w), '[]') AS joining`)
  return row ?? { drafts: [], invitations: [], joining: [] }
}

/** An invitation or co-sponsorship of an organisation that the viewer is focal point of, with its text and files. */
export async function getInvitation(viewer: Viewer, id: string): Promise<InvitationView | null> {
  if (!viewer.member) return null
  const [found] = await read<InvitationView>(sql`
    SELECT ${subject}, so.name AS organisation, c.confirmed_version AS "confirmedVersion",
      r.time_zone AS "timeZone", pl.title AS "pillarTitle",
      COALESCE(i.version, d.version) AS version, COALESCE(${inputContent}, d.content::json) AS content,
      COALESCE(${inputFiles}, ${draftFiles}, '[]') AS attachments,
      EXISTS (SELECT FROM input_publications ip WHERE ip.input_id = i.id) AS published,
      COALESCE((SELECT ao.name FROM organisations ao
          WHERE ao.id = COALESCE(i.organisation_id, d.organisation_id)),
        i.author_name, (SELECT am.name FROM members am WHERE am.id = d.member_id)) AS from,
      (SELECT g.name FROM groups g WHERE g.id = COALESCE(i.group_id, d.group_id)) AS group,
      ph.opens_at AS "opensAt", ph.closes_at AS "closesAt", r.grace_minutes AS "graceMinutes",
      clock_timestamp() AS now
    FROM ${tables} JOIN pillars pl ON pl.id = s.pillar_id
    WHERE c.id = ${id}::uuid AND ${readableInvitations(viewer)}`)
  return found ?? null
}

/** A co-sponsorship or an invitation, to be ended; the rule decides by whom. */
export async function getSponsorship(viewer: Viewer, id: string): Promise<Sponsorship | null> {
  if (!viewer.member) return null
  const [found] = await read<Sponsorship>(
    sql`SELECT ${subject} FROM ${tables} WHERE c.id = ${id}::uuid`,
  )
  return found ?? null
}
