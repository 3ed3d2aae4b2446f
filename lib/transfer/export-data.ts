// Over 250 lines: what belongs to a member is told in one place, section by section.
import sql, { type Sql } from 'sql-template-tag'
import { knownInputs, ownInput, readableDrafts, standingInput } from '@/lib/inputs/policy'
import { read } from '@/lib/platform/db'
import { participantOf } from '@/lib/platform/participant'
import type { SignedIn } from '@/lib/platform/viewer'

const BATCH = 100
const FIRST = '00000000-0000-0000-0000-000000000000'

/** A part of the export under its name: one object, or a list that is read a hundred at a time. */
export type Section = { name: string } & (
  | { one: () => Promise<unknown> }
  | { items: () => AsyncGenerator<unknown> }
)

/**
 * Everything that is a member's own, and of others only what was told to them: no name of a colleague or a
 * moderator, no draft that the member did not start, nothing of uptake before it was published. `base` is
 * this site's address, for links to files. Each batch is one statement.
 */
export function sectionsOf(viewer: SignedIn, base: string): Section[] {
  const me = sql`${viewer.member.id}::uuid`
  return [
    { name: 'profile', one: async () => (await read<{ item: unknown }>(profile(me)))[0]?.item },
    list('sessions', sessions(me)),
    list('memberships', memberships(me)),
    list('membershipRequests', requests(me)),
    list('invitations', invitations(viewer.member.email)),
    list('roles', roles(me)),
    list('drafts', drafts(viewer, me, base)),
    list('inputs', inputs(viewer, me, base)),
    list('claims', claims(viewer, me)),
    list('disownments', disownments(viewer, me)),
    list('coSponsorships', sponsorships(viewer, me)),
    list('alignments', alignments(viewer, me)),
    list('notifications', notifications(me)),
    list('savedViews', savedViews(me)),
    { name: 'pollAnswers', items: () => pollAnswers(viewer) },
    list('events', events(me)),
  ]
}

/** `select` has the columns `key`, a UUID, and `item`. */
function list(name: string, select: Sql): Section {
  return {
    name,
    items: async function* () {
      let after = FIRST
      for (;;) {
        const rows = await read<{ key: string; item: unknown }>(
          sql`SELECT key, item FROM (${select}) section WHERE key > ${after}::uuid ORDER BY key LIMIT ${BATCH}`,
        )
        for (const { item } of rows) yield item
        const last = rows.at(-1)
        if (!last || rows.length < BATCH) return
        after = last.key
      }
    },
  }
}

/** SQL: the rows of `select` as a list, in the order of its column `at`. */
const nested = (select: Sql) =>
  sql`COALESCE((SELECT json_agg(n.item ORDER BY n.at) FROM (${select}) n), '[]'::json)`

const profile = (
  me: Sql,
) => sql`SELECT json_build_object('email', m.email, 'emailVerifiedAt', m.email_verified_at,
    'name', m.name, 'pseudonymFrom', m.pseudonym_from, 'mailStoppedAt', m.mail_stopped_at,
    'locale', m.locale, 'timeZone', m.time_zone, 'createdAt', m.created_at,
    'secondFactorFrom', (SELECT sf.enrolled_at FROM second_factors sf WHERE sf.member_id = m.id),
    'identities', ${nested(sql`SELECT json_build_object('provider', a.provider, 'account', a.provider_account_id,
      'createdAt', a.created_at) AS item, a.created_at AS at FROM accounts a WHERE a.member_id = m.id`)},
    'preferences', ${nested(sql`SELECT json_build_object('kind', np.kind, 'delivery', np.delivery,
      'changedAt', np.changed_at) AS item, np.kind AS at
      FROM notification_preferences np WHERE np.member_id = m.id`)}) AS item
  FROM members m WHERE m.id = ${me}`

const sessions = (me: Sql) => sql`SELECT s.id AS key, json_build_object('createdAt', s.created_at,
    'seenAt', s.seen_at, 'expiresAt', s.expires_at, 'device', s.device,
    'secondFactorAt', s.second_factor_at) AS item FROM sessions s WHERE s.member_id = ${me}`

const memberships = (me: Sql) => sql`SELECT ms.id AS key, json_build_object('organisation', o.name,
    'role', ms.role, 'startedAt', ms.started_at, 'endedAt', ms.ended_at) AS item
  FROM memberships ms JOIN organisations o ON o.id = ms.organisation_id WHERE ms.member_id = ${me}`

const requests = (me: Sql) => sql`SELECT mr.id AS key, json_build_object('organisation', o.name,
    'role', mr.role, 'reason', mr.reason, 'askedAt', mr.asked_at, 'decidedAt', mr.decided_at,
    'accepted', mr.membership_id IS NOT NULL) AS item
  FROM membership_requests mr JOIN organisations o ON o.id = mr.organisation_id WHERE mr.member_id = ${me}`

const invitations = (
  email: string | null,
) => sql`SELECT di.id AS key, json_build_object('organisation', o.name,
    'role', di.role, 'invitedAt', di.invited_at, 'acceptedAt', di.accepted_at,
    'declinedAt', di.declined_at, 'revokedAt', di.revoked_at) AS item
  FROM delegate_invitations di JOIN organisations o ON o.id = di.organisation_id WHERE di.email = ${email}`

const savedViews = (
  me: Sql,
) => sql`SELECT sv.id AS key, json_build_object('round', r.slug, 'name', sv.name,
    'query', sv.query, 'savedAt', sv.saved_at) AS item
  FROM saved_views sv JOIN rounds r ON r.id = sv.round_id WHERE sv.member_id = ${me}`

const roles = (
  me: Sql,
) => sql`SELECT g.id AS key, json_build_object('role', g.role, 'round', r.slug,
    'pillar', p.key, 'consultation', g.consultation, 'place', g.place, 'channel', g.channel,
    'effectiveAt', g.effective_at, 'revokedAt', g.revoked_at) AS item
  FROM role_grants g LEFT JOIN streams s ON s.id = g.stream_id
  LEFT JOIN rounds r ON r.id = COALESCE(s.round_id, g.round_id)
  LEFT JOIN pillars p ON p.id = s.pillar_id WHERE g.member_id = ${me}`

const fileOf = (id: Sql, name: Sql, base: string) => sql`json_build_object('name', ${name},
  'format', f.format, 'bytes', f.bytes, 'sha256', f.hash, 'href', ${`${base}/api/attachments/`}::text || ${id})`

const drafts = (viewer: SignedIn, me: Sql, base: string) => sql`
  SELECT d.id AS key, json_build_object('round', r.slug, 'pillar', p.key,
    'organisation', (SELECT o.name FROM organisations o WHERE o.id = d.organisation_id),
    'reference', (SELECT i.reference FROM inputs i WHERE i.id = d.input_id),
    'state', CASE WHEN d.discarded_at IS NOT NULL THEN 'discarded'
      WHEN d.submitted_at IS NOT NULL THEN 'submitted' ELSE 'open' END,
    'version', d.version, 'createdAt', d.created_at, 'savedAt', d.saved_at,
    'submittedAt', d.submitted_at, 'discardedAt', d.discarded_at, 'content', d.content,
    'clearances', ${nested(sql`SELECT json_build_object('version', dc.draft_version, 'askedAt', dc.asked_at,
      'clearedAt', dc.cleared_at, 'returnedAt', dc.returned_at, 'note', dc.note) AS item, dc.asked_at AS at
      FROM draft_clearances dc WHERE dc.draft_id = d.id`)},
    'attachments', ${nested(sql`SELECT ${fileOf(sql`da.id`, sql`da.name`, base)} AS item, da.added_at AS at
      FROM draft_attachments da JOIN files f ON f.id = da.file_id WHERE da.draft_id = d.id`)}) AS item
  FROM drafts d JOIN streams s ON s.id = d.stream_id JOIN rounds r ON r.id = s.round_id
  JOIN pillars p ON p.id = s.pillar_id WHERE d.member_id = ${me} AND ${readableDrafts(viewer)}`

const points = (of: Sql) =>
  nested(sql`SELECT json_build_object('number', pt.number,
    'statement', pt.statement, 'proposedWording', pt.proposed_wording,
    'paragraphReference', pt.paragraph_reference, 'ask', pt.ask, 'implementation', pt.implementation,
    'linkedSymbol', pt.linked_symbol,
    'topics', ARRAY(SELECT t.key FROM point_topics k JOIN topics t ON t.id = k.topic_id
      WHERE k.point_id = pt.id ORDER BY t.ordinal),
    'uptake', ${uptake}) AS item, pt.number AS at FROM points pt WHERE pt.version_id = ${of}.id`)

// Of who decided, reviewed and signed nothing is told; each record as it was published, and on which day.
const uptake = nested(sql`SELECT json_build_object('document', od.title, 'revision', rv.name,
    'outcome', u.outcome, 'reason', u.reason, 'carriedTo', u.carried_to, 'ratedBy', u.rated_by,
    'confidence', u.confidence, 'publishedOn', to_char(pu.at AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
    'paragraphs', ARRAY(SELECT DISTINCT pg.label FROM uptake_links ul
      JOIN lineage_paragraphs lp ON lp.lineage_id = ul.lineage_id JOIN paragraphs pg ON pg.id = lp.paragraph_id
      WHERE ul.record_id = u.id AND pg.revision_id = u.revision_id ORDER BY pg.label),
    'verdicts', ${nested(sql`SELECT json_build_object('answer', vd.answer, 'wouldNeed', vd.would_need,
      'answeredAt', vd.answered_at) AS item, vd.answered_at AS at
      FROM verdicts vd WHERE vd.record_id = u.id`)},
    'reconsideration', (SELECT json_build_object('reason', q.reason, 'askedAt', q.asked_at, 'kept', (SELECT k.reason
      FROM kept_records k WHERE k.reconsideration_id = q.id)) FROM reconsiderations q WHERE q.record_id = u.id)) AS item, pu.at
  FROM uptake_records u JOIN revisions rv ON rv.id = u.revision_id
  JOIN outcome_documents od ON od.id = rv.document_id
  CROSS JOIN LATERAL (SELECT min(pb.published_at) AS at FROM published_records pr
    JOIN publications pb ON pb.id = pr.publication_id WHERE pr.record_id = u.id) pu
  WHERE u.point_id = pt.id AND pu.at IS NOT NULL`)

function inputs(viewer: SignedIn, me: Sql, base: string): Sql {
  // What was withdrawn is its author's to keep, and nobody else's to read.
  const told = sql`(i.author_id = ${me} OR ${standingInput})`
  return sql`
  SELECT i.id AS key, json_build_object('reference', i.reference, 'round', r.slug, 'pillar', p.key,
    'organisation', (SELECT o.name FROM organisations o WHERE o.id = i.organisation_id),
    'group', (SELECT g.name FROM groups g WHERE g.id = i.group_id),
    'author', COALESCE(i.author_id = ${me}, false),
    'authorName', CASE WHEN i.author_id = ${me} THEN i.author_name END,
    'channel', i.channel, 'attribution', i.attribution, 'sharedWithFocalPointsFrom', i.focal_points_from,
    'recordedOnBehalf', i.recorded_by_id IS NOT NULL, 'givenOn', i.given_on, 'submittedAt', i.submitted_at,
    'source', CASE WHEN ${told} THEN json_build_object('where', i.source, 'locator', i.locator,
      'urls', i.source_urls) END,
    'publishedAt', (SELECT ip.published_at FROM input_publications ip WHERE ip.input_id = i.id),
    'versionInForce', i.version,
    'withdrawal', (SELECT json_build_object('withdrawnAt', w.withdrawn_at,
        'reason', CASE WHEN ${me} IN (i.author_id, w.withdrawn_by_id) THEN w.reason END)
      FROM withdrawals w WHERE w.input_id = i.id),
    'versions', CASE WHEN ${told} THEN ${nested(sql`SELECT json_build_object('number', v.number, 'kind', v.kind, 'title', v.title,
      'language', v.language, 'sha256', v.hash, 'submittedAt', v.submitted_at,
      'points', ${points(sql`v`)},
      'attachments', ${nested(sql`SELECT ${fileOf(sql`a.id`, sql`a.name`, base)} AS item, a.number AS at
        FROM attachments a JOIN files f ON f.id = a.file_id WHERE a.version_id = v.id`)}) AS item,
      v.number AS at FROM input_versions v WHERE v.input_id = i.id`)} END,
    'coSponsors', ${nested(sql`SELECT json_build_object('organisation', o.name, 'invitedAt', c.invited_at,
      'confirmedAt', c.confirmed_at, 'confirmedVersion', c.confirmed_version, 'declinedAt', c.declined_at,
      'endedAt', c.ended_at) AS item, c.invited_at AS at FROM co_sponsorships c
      JOIN organisations o ON o.id = c.organisation_id WHERE c.input_id = i.id`)}) AS item
  FROM inputs i JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id
  JOIN pillars p ON p.id = s.pillar_id WHERE ${ownInput(viewer)}`
}

/** SQL: the reference of an input of others, where the viewer may know of it still. */
const known = (viewer: SignedIn) => sql`CASE WHEN ${knownInputs(viewer)} THEN i.reference END`

const claims = (viewer: SignedIn, me: Sql) => sql`SELECT ic.id AS key, json_build_object(
    'reference', ${known(viewer)}, 'claimedAt', ic.claimed_at, 'confirmedAt', ic.confirmed_at,
    'declinedAt', ic.declined_at) AS item
  FROM input_claims ic JOIN inputs i ON i.id = ic.input_id WHERE ic.member_id = ${me}`

const disownments = (viewer: SignedIn, me: Sql) => sql`SELECT dw.input_id AS key, json_build_object(
    'reference', ${known(viewer)}, 'reason', dw.reason, 'disownedAt', dw.disowned_at) AS item
  FROM disownments dw JOIN inputs i ON i.id = dw.input_id WHERE dw.member_id = ${me}`

const sponsorships = (viewer: SignedIn, me: Sql) => sql`SELECT c.id AS key, json_build_object(
    'reference', ${known(viewer)}, 'organisation', o.name,
    'iInvitedAt', CASE WHEN c.invited_by_id = ${me} THEN c.invited_at END,
    'iConfirmedAt', CASE WHEN c.confirmed_by_id = ${me} THEN c.confirmed_at END,
    'iDeclinedAt', CASE WHEN c.declined_by_id = ${me} THEN c.declined_at END,
    'iEndedAt', CASE WHEN c.ended_by_id = ${me} THEN c.ended_at END,
    'confirmedVersion', c.confirmed_version) AS item
  FROM co_sponsorships c JOIN organisations o ON o.id = c.organisation_id
  LEFT JOIN inputs i ON i.id = c.input_id
  WHERE ${me} IN (c.invited_by_id, c.confirmed_by_id, c.declined_by_id, c.ended_by_id)`

const alignments = (viewer: SignedIn, me: Sql) => sql`SELECT al.id AS key, json_build_object(
    'reference', ${known(viewer)}, 'organisation', o.name, 'kind', al.kind,
    'explanation', al.explanation, 'declaredAt', al.declared_at, 'endedAt', al.ended_at) AS item
  FROM alignments al JOIN organisations o ON o.id = al.organisation_id
  JOIN inputs i ON i.id = al.input_id WHERE al.declared_by_id = ${me}`

const notifications = (me: Sql) => sql`SELECT n.id AS key, json_build_object('kind', n.kind,
    'about', n.about, 'subject', n.subject, 'path', n.path, 'at', n.at, 'readAt', n.read_at) AS item
  FROM notifications n WHERE n.member_id = ${me}`

// What the member did. What it was done to may be another's, so that its id is left out.
const events = (me: Sql) => sql`SELECT e.id AS key, json_build_object('kind', e.kind, 'at', e.at,
    'round', (SELECT r.slug FROM rounds r WHERE r.id = e.round_id), 'facts', e.facts) AS item
  FROM audit_events e WHERE e.actor_id = ${me}`

/** Ballots bear no name: those of the member are found by the hash that their account makes with each poll. */
async function* pollAnswers(viewer: SignedIn): AsyncGenerator<unknown> {
  const polls = await read<{ id: string }>(sql`SELECT id FROM polls WHERE opened_at IS NOT NULL`)
  const hashes = await Promise.all(polls.map(({ id }) => participantOf(viewer, id)))
  const rows = await read<{ item: unknown }>(sql`SELECT json_build_object('round', r.slug,
      'poll', p.title, 'question', q.prompt,
      'answer', CASE WHEN pa.option IS NULL THEN pa.text ELSE q.options[pa.option + 1] END) AS item
    FROM poll_ballots b JOIN polls p ON p.id = b.poll_id JOIN rounds r ON r.id = p.round_id
    JOIN poll_answers pa ON pa.ballot_id = b.id JOIN poll_questions q ON q.id = pa.question_id
    WHERE b.participant = ANY(${hashes}::text[]) ORDER BY p.id, q.ordinal`)
  for (const { item } of rows) yield item
}
