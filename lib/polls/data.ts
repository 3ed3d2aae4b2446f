import { cache } from 'react'
import sql from 'sql-template-tag'
import { readCode } from '@/lib/platform/auth-tokens'
import { read } from '@/lib/platform/db'
import { participantOf } from '@/lib/platform/participant'
import type { Viewer } from '@/lib/platform/viewer'
import { ledRounds, visiblePolls } from './policy'
import type { LedRound, PollRow, PollView, Tally } from './views'

const participants = sql`(SELECT count(*)::int FROM poll_ballots b WHERE b.poll_id = p.id) AS participants`
const row = sql`p.id, p.title, p.opened_at AS "openedAt", p.closed_at AS "closedAt", ${participants}`
const streamIds = sql`(SELECT COALESCE(array_agg(s.id), '{}') FROM streams s WHERE s.round_id = r.id) AS "streamIds"`

/** The polls of a round that the viewer sees, newest first. */
export const listPolls = (viewer: Viewer, roundSlug: string): Promise<PollRow[]> =>
  read<PollRow>(sql`
    SELECT ${row} FROM polls p JOIN rounds r ON r.id = p.round_id
    WHERE r.slug = ${roundSlug} AND ${visiblePolls(viewer)}
    ORDER BY p.created_at DESC, p.id LIMIT 100`)

/** A poll with its questions, or null where the viewer sees none; who looks is known by a hash. */
export const getPoll = cache(async (viewer: Viewer, id: string): Promise<PollView | null> => {
  const participant = await participantOf(viewer, id)
  const [poll] = await read<Omit<PollView, 'participant'>>(sql`
    SELECT ${row}, ${streamIds}, r.id AS "roundId", r.slug AS "roundSlug", r.title AS "roundTitle",
      r.demonstration, p.introduction,
      COALESCE((SELECT json_agg(json_build_object('id', q.id, 'kind', q.kind, 'prompt', q.prompt,
        'options', q.options) ORDER BY q.ordinal) FROM poll_questions q WHERE q.poll_id = p.id), '[]') AS questions,
      CASE WHEN ${ledRounds(viewer)} THEN p.join_code END AS "joinCode",
      EXISTS (SELECT FROM poll_ballots b WHERE b.poll_id = p.id AND b.participant = ${participant}) AS answered,
      (SELECT count(*)::int FROM poll_ballots b WHERE b.poll_id = p.id AND b.entry = 'code') AS "byCode"
    FROM polls p JOIN rounds r ON r.id = p.round_id
    WHERE p.id = ${id}::uuid AND ${visiblePolls(viewer)}`)
  return poll ? { ...poll, participant } : null
})

/** The round in which a poll is to be asked, for whoever may lead one there. */
export async function getLedRound(viewer: Viewer, slug: string): Promise<LedRound | null> {
  const [round] = await read<LedRound>(sql`
    SELECT r.id, r.slug, r.title, ${streamIds} FROM rounds r
    WHERE r.slug = ${slug} AND ${ledRounds(viewer)}`)
  return round ?? null
}

/** The open poll that a code as typed stands for; null for any other code. */
export async function getJoinable(code: string) {
  const [poll] = await read<{ id: string; roundSlug: string }>(sql`
    SELECT p.id, r.slug AS "roundSlug" FROM polls p JOIN rounds r ON r.id = p.round_id
    WHERE p.join_code = ${readCode(code)} AND p.opened_at IS NOT NULL AND p.closed_at IS NULL
      AND r.announced_at IS NOT NULL`)
  return poll ?? null
}

/**
 * What was answered, counted by question. The same words count together whatever their capitals; hidden
 * ones come without their text, but for whoever leads the poll. Nothing tells who or when.
 */
export const listTallies = (viewer: Viewer, poll: { id: string }): Promise<Tally[]> =>
  read<Tally>(sql`
    WITH answered AS (
      SELECT a.question_id, a.option, a.text, a.id, b.entry, a.hidden_at IS NOT NULL AS hidden,
        CASE WHEN q.kind = 'word' THEN lower(a.text) ELSE a.text END AS same
      FROM poll_answers a JOIN poll_ballots b ON b.id = a.ballot_id
      JOIN poll_questions q ON q.id = a.question_id
      WHERE b.poll_id = ${poll.id}::uuid),
    counted AS (
      SELECT question_id AS "questionId", option,
        mode() WITHIN GROUP (ORDER BY text) AS text, min(id::text) AS "answerId", hidden,
        count(*) FILTER (WHERE entry = 'account')::int AS account,
        count(*) FILTER (WHERE entry = 'code')::int AS code
      FROM answered GROUP BY question_id, option, same, hidden)
    SELECT c."questionId", c.option, c."answerId", c.hidden, c.account, c.code,
      CASE WHEN NOT c.hidden OR (SELECT ${ledRounds(viewer)} FROM polls p JOIN rounds r ON r.id = p.round_id
        WHERE p.id = ${poll.id}::uuid) THEN c.text END AS text
    FROM counted c ORDER BY c."questionId", c.option, c.account + c.code DESC, c."answerId"`)
