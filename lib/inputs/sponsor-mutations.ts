import sql from 'sql-template-tag'
import { readIn, type Transaction } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { type Told, tell } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'
import { publicInput } from './policy'

/** True where somebody is asked to stand beside a draft: then it can't become one for moderators only. */
export const isSponsored = async (tx: Transaction, draftId: string): Promise<boolean> =>
  (await tx.coSponsorship.count({ where: { draftId, declinedAt: null, endedAt: null } })) > 0

/**
 * Takes the co-sponsors of a draft along to the input that was made of it. Who confirmed this very text
 * has confirmed version 1; who confirmed an earlier one is asked again and does not count until then.
 * @returns the ids of the confirmations that ended
 */
export async function carrySponsors(
  tx: Transaction,
  draft: { id: string; version: number },
  inputId: string,
): Promise<string[]> {
  const outdated = await readIn<{ id: string }>(
    tx,
    sql`WITH outdated AS (UPDATE co_sponsorships SET ended_at = clock_timestamp()
        WHERE draft_id = ${draft.id}::uuid AND ended_at IS NULL AND declined_at IS NULL
          AND confirmed_version <> ${draft.version}::int
        RETURNING id, organisation_id, invited_by_id),
      anew AS (INSERT INTO co_sponsorships (input_id, organisation_id, invited_by_id)
        SELECT ${inputId}::uuid, organisation_id, invited_by_id FROM outdated)
      SELECT id FROM outdated`,
  )
  await readIn(
    tx,
    sql`UPDATE co_sponsorships SET input_id = ${inputId}::uuid,
        confirmed_version = CASE WHEN confirmed_at IS NOT NULL THEN 1 END
      WHERE draft_id = ${draft.id}::uuid AND ended_at IS NULL AND declined_at IS NULL`,
  )
  return outdated.map(({ id }) => id)
}

type Recipient = { id: string; sponsorship: string; email: string | null; locale: string }

// Focal points of organisations that are asked or stand beside an input.
const askedOrStanding = sql`co_sponsorships c JOIN memberships ms ON ms.organisation_id = c.organisation_id
    AND ms.role = 'focal_point' AND ms.ended_at IS NULL AND c.ended_at IS NULL AND c.declined_at IS NULL
  JOIN members m ON m.id = ms.member_id`
const recipient = sql`m.id, c.id AS sponsorship, m.email, m.locale`

/**
 * Tells the focal points of organisations that are asked or stand beside an input that there is a text
 * they have not confirmed. It names nobody: see lib/sponsors/mail.
 */
export async function tellSponsors(
  tx: Transaction,
  about: { inputId: string; number: number; roundTitle: string },
): Promise<void> {
  const recipients = await readIn<Recipient>(
    tx,
    sql`SELECT ${recipient} FROM ${askedOrStanding} WHERE c.input_id = ${about.inputId}::uuid
      AND c.confirmed_version IS DISTINCT FROM ${about.number}::int`,
  )
  const notices = recipients.map((to) => {
    const path = `/me/co-sponsorships/${to.sponsorship}`
    const act = `version:${to.sponsorship}:${about.number}`
    return notice(to, { told: 'version', act, round: about.roundTitle, path })
  })
  await tell(tx, await Promise.all(notices))
}

type Withdrawn = Recipient & { reference: string; round: string; path: string | null }

/**
 * Tells them that inputs were withdrawn: which, and neither by whom nor why. It leads to the tombstone where
 * that is public. Not of what is for moderators only before: of that nobody stands beside it.
 */
export async function tellWithdrawn(tx: Transaction, inputIds: readonly string[]): Promise<void> {
  const recipients = await readIn<Withdrawn>(
    tx,
    sql`SELECT ${recipient}, i.reference, r.title AS round,
        CASE WHEN ${publicInput} THEN concat('/rounds/', r.slug, '/inputs/', i.reference) END AS path
      FROM ${askedOrStanding} JOIN inputs i ON i.id = c.input_id JOIN streams s ON s.id = i.stream_id
      JOIN rounds r ON r.id = s.round_id WHERE c.input_id = ANY(${inputIds}::uuid[])`,
  )
  const notices = recipients.map(({ reference, round, path, ...to }) => {
    const act = `withdrawn:${to.sponsorship}`
    return notice(to, { told: 'withdrawn', act, round, reference, path: path ?? '/me' })
  })
  await tell(tx, await Promise.all(notices))
}

async function notice(
  { id, email, locale: wanted }: Recipient,
  about: {
    told: 'version' | 'withdrawn'
    act: string
    round: string
    reference?: string
    path: string
  },
): Promise<Told> {
  const { locale, t } = await translatorFor(wanted)
  const { told, act, round, reference = '', path } = about
  const page = `${env().NEXTAUTH_URL}/${locale}${path}`
  return {
    key: `co_sponsorship.${act}:${id}`,
    recipient: email,
    locale,
    subject: t(`sponsors.mail.${told}.subject`),
    text: [t(`sponsors.mail.${told}.text`, { round, reference }), '', page].join('\n'),
    kind: 'co_sponsorship',
    memberId: id,
    about: round,
    path,
  }
}
