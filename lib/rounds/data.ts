import { cache } from 'react'
import sql, { type Sql } from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { knownRevisions, type PhaseSubject, publishedRevision, visibleRounds } from './policy'
import type { Extension, RoundRow, RoundView, StreamFigures, StreamView } from './views'

export type * from './views'

/**
 * A round with its streams, calendar and documents, or null where the viewer sees none. One statement,
 * once per request however many parts of a page ask.
 */
export const getRound = cache(async (viewer: Viewer, slug: string): Promise<RoundView | null> => {
  const [round] = await read<RoundView>(sql`
    SELECT ${roundColumns}, r.code, r.purpose, r.admission, r.takes_from AS "takesFrom", r.source_url AS "sourceUrl", r.version,
      ${limitsOf} AS limits,
      ${streams(countedInputs, topics)} AS streams,
      COALESCE((SELECT json_agg(d ORDER BY d.ordinal) FROM (
        SELECT od.ordinal, od.slug, od.title, od.symbol, json_agg(json_build_object('slug', rv.slug,
          'name', rv.name, 'symbol', rv.symbol, 'published', ${publishedRevision}) ORDER BY rv.ordinal) AS revisions
        FROM outcome_documents od JOIN revisions rv ON rv.document_id = od.id
        WHERE od.round_id = r.id AND ${knownRevisions(viewer)} GROUP BY od.id) d), '[]') AS documents,
      (SELECT max(sp.number) FROM summary_publications sp JOIN summaries sm ON sm.id = sp.summary_id
        WHERE sm.round_id = r.id) AS "summaryNumber",
      (SELECT count(*)::int FROM polls pl WHERE pl.round_id = r.id AND pl.opened_at IS NOT NULL) AS "pollCount",
      COALESCE((SELECT json_agg(json_build_object('symbol', pd.symbol, 'title', pd.title, 'date', pd.date,
        'statusOfCheck', pd.status_of_check) ORDER BY pd.ordinal)
        FROM process_documents pd WHERE pd.round_id = r.id), '[]') AS references
    FROM rounds r WHERE r.slug = ${slug} AND ${visibleRounds(viewer)}`)
  return round ? { ...round, streams: round.streams.map(withDates) } : null
})

/** The rounds that the viewer sees, newest first, with their calendars; neither topics nor counts. */
export async function listRounds(viewer: Viewer, limit = 200): Promise<RoundRow[]> {
  const rounds = await read<RoundRow>(sql`
    SELECT ${roundColumns}, ${streams(sql`0`, sql`'[]'::json`)} AS streams
    FROM rounds r WHERE ${visibleRounds(viewer)} ORDER BY r.id DESC LIMIT ${limit}`)
  return rounds.map((round) => ({ ...round, streams: round.streams.map(withDates) }))
}

/** A phase that the viewer sees, or null. */
export const getPhase = (viewer: Viewer, id: string): Promise<PhaseSubject | null> =>
  phaseWhere(viewer, sql`ph.id = ${id}::uuid`)

/** The phase that a proposed extension is about, or null where there is none to see. */
export const getExtension = (viewer: Viewer, id: string): Promise<PhaseSubject | null> =>
  phaseWhere(
    viewer,
    sql`ph.id = (SELECT e.phase_id FROM phase_extensions e WHERE e.id = ${id}::uuid)`,
  )

async function phaseWhere(viewer: Viewer, which: Sql): Promise<PhaseSubject | null> {
  const [phase] = await read<PhaseSubject>(sql`
    SELECT ph.id, ph.kind, s.id AS "streamId", r.id AS "roundId", r.slug AS "roundSlug",
      r.time_zone AS "timeZone"
    FROM phases ph JOIN streams s ON s.id = ph.stream_id JOIN rounds r ON r.id = s.round_id
    WHERE ${which} AND ${visibleRounds(viewer)}`)
  return phase ?? null
}

/** The pillars a round can have streams for. */
export const listPillars = (): Promise<{ key: string; title: string }[]> =>
  read(sql`SELECT key, title FROM pillars ORDER BY ordinal`)

/** SQL: json of the limits of round `r`. */
export const limitsOf: Sql = sql`json_build_object('statementWords', r.statement_words,
  'statementCharacters', r.statement_characters, 'wordingCharacters', r.wording_characters,
  'mostPoints', r.most_points)`

const roundColumns = sql`r.id, r.slug, r.title, r.symbol, r.process, r.time_zone AS "timeZone",
  r.grace_minutes AS "graceMinutes", r.demonstration, r.provenance, r.closing_note AS "closingNote",
  r.announced_at AS "announcedAt", clock_timestamp() AS now`

/** SQL: json of the extensions of phase `phase` in force; turn their times by `withExtensionDates`. */
export const extensionsOf = (phase: Sql): Sql => sql`COALESCE((SELECT json_agg(json_build_object(
  'from', e.closes_from, 'to', e.closes_to, 'reason', e.reason, 'signatures', (SELECT count(*)::int
    FROM signatures sg WHERE sg.act = 'extend_phase' AND sg.subject_id = e.id),
  'effectiveAt', e.effective_at) ORDER BY e.effective_at)
  FROM phase_extensions e WHERE e.phase_id = ${phase}.id AND e.effective_at IS NOT NULL), '[]'::json)`

const streams = (
  inputCount: Sql,
  topicList: Sql,
) => sql`COALESCE((SELECT json_agg(json_build_object(
  'id', s.id, 'pillarKey', p.key, 'pillarTitle', p.title, 'ordinal', s.ordinal, 'question', s.question,
  'publishes', s.publishes, 'inputCount', ${inputCount}, 'topics', ${topicList},
  'phases', COALESCE((SELECT json_agg(json_build_object('id', ph.id, 'kind', ph.kind, 'opensAt', ph.opens_at,
    'closesAt', ph.closes_at, 'extensions', ${extensionsOf(sql`ph`)})
    ORDER BY ph.kind) FROM phases ph WHERE ph.stream_id = s.id), '[]'::json)) ORDER BY s.ordinal)
  FROM streams s JOIN pillars p ON p.id = s.pillar_id WHERE s.round_id = r.id), '[]')`

const topics = sql`COALESCE((SELECT json_agg(json_build_object('key', tp.key, 'title', tp.title,
  'source', tp.source) ORDER BY tp.ordinal) FROM topics tp WHERE tp.pillar_id = p.id), '[]'::json)`

// OFFSET 0 keeps it to a thousand and one look-ups; a join would read all publications of other streams.
const countedInputs = sql`(SELECT count(*)::int FROM (SELECT FROM inputs i
  WHERE i.stream_id = s.id AND i.attribution <> 'moderators_only'
    AND EXISTS (SELECT FROM input_publications ip WHERE ip.input_id = i.id OFFSET 0)
    AND NOT EXISTS (SELECT FROM disownments d WHERE d.input_id = i.id)
    AND NOT EXISTS (SELECT FROM withdrawals w WHERE w.input_id = i.id) LIMIT 1001) counted)`

// json_agg tells times as text.
export const withExtensionDates = (extension: Extension): Extension => ({
  ...extension,
  from: new Date(extension.from),
  to: new Date(extension.to),
  effectiveAt: new Date(extension.effectiveAt),
})

const withDates = (stream: StreamView): StreamView => ({
  ...stream,
  phases: stream.phases.map((phase) => ({
    ...phase,
    opensAt: new Date(phase.opensAt),
    closesAt: new Date(phase.closesAt),
    extensions: phase.extensions.map(withExtensionDates),
  })),
})

/** How many inputs each stream has, for admins and auditors: numbers and references, never text. */
export const listStreamFigures = (viewer: Viewer, roundId: string): Promise<StreamFigures[]> =>
  read<StreamFigures>(sql`
    SELECT s.id AS "streamId", count(i.id)::int AS submitted,
      count(i.id) FILTER (WHERE standing AND ip.input_id IS NOT NULL AND i.attribution <> 'moderators_only')::int AS published,
      count(i.id) FILTER (WHERE standing AND ip.input_id IS NULL AND i.attribution <> 'moderators_only')::int AS held,
      count(i.id) FILTER (WHERE standing AND i.attribution = 'moderators_only')::int AS restricted,
      count(i.id) FILTER (WHERE NOT standing)::int AS withdrawn,
      COALESCE((array_agg(i.reference ORDER BY i.reference) FILTER (WHERE standing AND ip.input_id IS NULL
        AND i.attribution <> 'moderators_only'))[1:20], '{}') AS waiting
    FROM streams s LEFT JOIN inputs i ON i.stream_id = s.id
    LEFT JOIN input_publications ip ON ip.input_id = i.id
    LEFT JOIN withdrawals w ON w.input_id = i.id
    CROSS JOIN LATERAL (SELECT w.input_id IS NULL AS standing) st
    WHERE s.round_id = ${roundId}::uuid AND ${viewer.admin || viewer.auditor}
    GROUP BY s.id, s.ordinal ORDER BY s.ordinal`)
