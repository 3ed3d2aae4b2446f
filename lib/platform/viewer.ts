import { createHash } from 'node:crypto'
import { cookies } from 'next/headers'
import { cache } from 'react'
import sql, { type Sql } from 'sql-template-tag'
import type { Channel, StaffRole } from '@/lib/generated/prisma/enums'
import { read } from './db'
import { env } from './env'
import { sessionCookie } from './session-cookie'

export type OrganisationTie = {
  id: string
  name: string
  role: 'drafter' | 'submitter' | 'focal_point'
  /** For a focal point: how many ask to join. */
  waiting: number
}

/** A consultation that a member organised, and a stream in which they record what was given there. */
export type Organised = {
  streamId: string
  consultation: string
  channel: Channel
  place: string | null
}

type Facts = {
  member: {
    id: string
    /** Null for who came by a provider that told none. */
    email: string | null
    /** Or a pseudonym, which is all that anybody is told. */
    name: string | null
    locale: string
    pseudonymous: boolean
    /** Gets no mail but links to sign in. */
    mailStopped: boolean
  } | null
  sessionId: string | null
  /** Current memberships only; conflicts of interest look at former ones in the database. */
  organisations: OrganisationTie[]
  /** Streams (a pillar of a round) that this member moderates. */
  moderates: string[]
  /** Where this member records as the organiser of a consultation. */
  organises: Organised[]
  admin: boolean
  auditor: boolean
  /** Holds a role whose powers begin when this session gives the member's second factor. */
  secondFactorDue: boolean
  /** The zone that the member chose for times of their own, if any. */
  timeZone: string | null
  /** Notifications that the member has not marked as read, counted up to 100. */
  unread: number
}

declare const minted: unique symbol

/** Whoever looks: a visitor (`member` null) or a member with roles. Minted in this file only. */
export type Viewer = Facts & { readonly [minted]: true }
export type SignedIn = Viewer & { member: NonNullable<Viewer['member']> }

const mint = (facts: Facts): Viewer => facts as Viewer

/** A viewer without an account. */
export const visitor = (): Viewer =>
  mint({
    member: null,
    sessionId: null,
    organisations: [],
    moderates: [],
    organises: [],
    admin: false,
    auditor: false,
    secondFactorDue: false,
    timeZone: null,
    unread: 0,
  })

const ties = (member: Sql) => sql`
  m.time_zone AS "timeZone",
  json_build_object('id', m.id, 'email', m.email, 'name', m.name, 'locale', m.locale,
    'pseudonymous', m.pseudonym_from IS NOT NULL, 'mailStopped', m.mail_stopped_at IS NOT NULL) AS member,
  COALESCE((SELECT json_agg(json_build_object('id', o.id, 'name', o.name, 'role', ms.role,
      'waiting', CASE WHEN ms.role = 'focal_point' THEN (SELECT count(*)::int FROM membership_requests mr
        WHERE mr.organisation_id = o.id AND mr.decided_at IS NULL) ELSE 0 END) ORDER BY o.name)
    FROM memberships ms JOIN organisations o ON o.id = ms.organisation_id
    WHERE ms.member_id = ${member} AND ms.ended_at IS NULL), '[]') AS organisations,
  COALESCE((SELECT json_agg(json_build_object('role', g.role, 'streamId', COALESCE(g.stream_id, gs.id),
      'consultation', g.consultation, 'channel', g.channel, 'place', g.place) ORDER BY g.id)
    FROM role_grants g LEFT JOIN streams gs ON g.stream_id IS NULL AND gs.round_id = g.round_id
    WHERE g.member_id = ${member} AND g.effective_at IS NOT NULL AND g.revoked_at IS NULL), '[]') AS grants,
  (SELECT count(*)::int FROM (SELECT FROM notifications n
    WHERE n.member_id = ${member} AND n.read_at IS NULL LIMIT 100) capped) AS unread`

type Row = Pick<Facts, 'member' | 'organisations' | 'unread' | 'timeZone'> & {
  sessionId: string | null
  secondFactor: boolean
  unseen?: boolean
  grants: ({ role: StaffRole } & { [Fact in keyof Organised]: Organised[Fact] | null })[]
}

function fromRow({ secondFactor, grants, timeZone, ...row }: Row): Viewer {
  const given = secondFactor || env().STAFF_SECOND_FACTOR === 'off'
  const powers = given ? grants : []
  const { member, sessionId, organisations, unread } = row
  return mint({
    member,
    sessionId,
    organisations,
    timeZone,
    moderates: powers.flatMap((grant) =>
      grant.role === 'moderator' && grant.streamId ? [grant.streamId] : [],
    ),
    organises: powers.flatMap(({ role, streamId, consultation, channel, place }) =>
      role === 'organiser' && streamId && consultation && channel
        ? [{ streamId, consultation, channel, place }]
        : [],
    ),
    admin: powers.some((grant) => grant.role === 'admin'),
    auditor: powers.some((grant) => grant.role === 'auditor'),
    secondFactorDue: !given && grants.length > 0,
    unread,
  })
}

/** The viewer that a session token stands for, in one statement; a visitor where it has ended. */
export async function viewerOfSession(token: string): Promise<Viewer> {
  const [row] = await read<Row>(sql`
    SELECT s.id AS "sessionId", s.second_factor_at IS NOT NULL AS "secondFactor", s.seen_at < clock_timestamp() - interval '1 minute' AS "unseen",
      ${ties(sql`m.id`)}
    FROM live_sessions s JOIN members m ON m.id = s.member_id
    WHERE s.token_hash = ${createHash('sha256').update(token).digest('hex')}`)
  // The idle limit is counted in minutes; writing at every page would cost more than it tells.
  if (row?.unseen)
    await read(
      sql`UPDATE sessions SET seen_at = clock_timestamp() WHERE id = ${row.sessionId}::uuid`,
    )
  return row ? fromRow(row) : visitor()
}

/**
 * A member as viewer without a session, with all powers of their roles: for jobs, builders and
 * tests. @throws where there is none
 */
export async function viewerOfMember(memberId: string): Promise<Viewer> {
  const [row] = await read<Row>(sql`
    SELECT NULL AS "sessionId", true AS "secondFactor", ${ties(sql`m.id`)} FROM members m WHERE m.id = ${memberId}::uuid`)
  if (!row) throw new Error(`no member ${memberId}`)
  return fromRow(row)
}

/** The viewer of the request at hand; read once per request. */
export const getViewer = cache(async (): Promise<Viewer> => {
  const token = (await cookies()).get(sessionCookie().name)?.value
  return token ? viewerOfSession(token) : visitor()
})

/** True for a role that works for the round rather than speaks in it. */
export const isStaff = (viewer: Viewer): boolean =>
  viewer.admin || viewer.auditor || viewer.moderates.length > 0 || viewer.organises.length > 0
