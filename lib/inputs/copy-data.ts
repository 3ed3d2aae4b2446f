import sql, { type Sql } from 'sql-template-tag'
import { admitted } from '@/lib/accreditations/policy'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { limitsOf } from '@/lib/rounds/data'
import type { CopySource } from './copy'
import { getAuthored, latestAsDraft } from './draft-data'
import type { Author, CopyStream } from './draft-views'

export type Copied = Author &
  CopySource & { files: number; groupId: string | null; streams: CopyStream[] }

/** SQL: streams `s` of announced rounds `r` that take inputs of whom input `i` is by, now or later. */
const takingInputs = sql`(r.announced_at IS NOT NULL
  AND clock_timestamp() < ph.closes_at + make_interval(mins => r.grace_minutes)
  AND ${admitted(sql`i.organisation_id`, sql`r`)}
  AND (i.organisation_id IS NOT NULL OR r.admission = 'organisations_and_individuals'))`

const streamsOf = (
  where: Sql,
) => sql`COALESCE((SELECT json_agg(c ORDER BY c."roundId" DESC, c.ordinal) FROM (
  SELECT s.id, s.ordinal, r.id AS "roundId", r.slug AS "roundSlug", r.title AS "roundTitle",
    r.time_zone AS "timeZone", p.key AS "pillarKey",
    p.title AS "pillarTitle", ph.opens_at AS "opensAt", ph.closes_at AS "closesAt",
    ${limitsOf} AS limits, ${takingInputs} AS open,
    ARRAY(SELECT t.key FROM topics t WHERE t.pillar_id = p.id) AS topics
  FROM streams s JOIN rounds r ON r.id = s.round_id JOIN pillars p ON p.id = s.pillar_id
  JOIN phases ph ON ph.stream_id = s.id AND ph.kind = 'submission'
  WHERE r.announced_at IS NOT NULL AND ${where} ORDER BY r.id DESC, s.ordinal LIMIT 200) c), '[]'::json)`

/**
 * An input with its latest text and where it may be copied to; with `target` (a round's slug and a pillar's
 * key) that stream alone, open or not. The rule decides who copies. Two statements.
 */
export async function getCopied(
  viewer: Viewer,
  reference: string,
  target?: string,
): Promise<Copied | null> {
  const input = await getAuthored(viewer, reference)
  if (!input) return null
  const where = target ? sql`r.slug || '/' || p.key = ${target}` : takingInputs
  const [text] = await read<Omit<Copied, keyof Author | 'isAuthor'>>(sql`
    SELECT ${latestAsDraft(sql`i`)} AS content, i.group_id AS "groupId",
      COALESCE((SELECT json_object_agg(t.key, t.title) FROM streams ts
        JOIN topics t ON t.pillar_id = ts.pillar_id WHERE ts.id = i.stream_id), '{}'::json) AS "topicTitles",
      (SELECT count(*)::int FROM attachments a WHERE a.version_id = (SELECT lv.id FROM input_versions lv
        WHERE lv.input_id = i.id ORDER BY lv.number DESC LIMIT 1)) AS files,
      ${streamsOf(where)} AS streams
    FROM inputs i WHERE i.id = ${input.id}::uuid`)
  if (!text) return null
  return { ...input, ...text, isAuthor: input.authorId === viewer.member?.id }
}
