import sql, { type Sql } from 'sql-template-tag'
import type { Admission, InputPublicationPolicy, PhaseKind } from '@/lib/generated/prisma/enums'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { knownRevisions, publishedRevision, visibleRounds } from './policy'

export type Extension = { from: Date; to: Date; reason: string; effectiveAt: Date }
export type PhaseView = {
  id: string
  kind: PhaseKind
  opensAt: Date
  closesAt: Date
  /** In force; what is still waiting for a signature is admin's. */
  extensions: Extension[]
}
export type StreamView = {
  id: string
  pillarKey: string
  pillarTitle: string
  ordinal: number
  question: string | null
  publishes: InputPublicationPolicy
  phases: PhaseView[]
  /** Public inputs that were not withdrawn, counted up to 1,001: above 1,000 say "more than 1,000". */
  inputCount: number
}
export type RoundView = {
  id: string
  slug: string
  code: string
  title: string
  symbol: string | null
  purpose: string
  process: string
  timeZone: string
  admission: Admission
  graceMinutes: number
  demonstration: string | null
  provenance: string | null
  sourceUrl: string | null
  closingNote: string | null
  announcedAt: Date | null
  version: number
  /** The database's clock, which decides what is in time. */
  now: Date
  streams: StreamView[]
  documents: {
    slug: string
    title: string
    symbol: string | null
    revisions: { slug: string; name: string; symbol: string | null; published: boolean }[]
  }[]
  summaryNumber: number | null
  references: { symbol: string; title: string; date: string; statusOfCheck: string }[]
}

/** A round with its streams, calendar and documents, or null where the viewer sees none. One statement. */
export async function getRound(viewer: Viewer, slug: string): Promise<RoundView | null> {
  const [round] = await read<RoundView>(sql`
    SELECT ${roundColumns}, r.code, r.purpose, r.admission, r.source_url AS "sourceUrl", r.version,
      ${streams(countedInputs)} AS streams,
      COALESCE((SELECT json_agg(d ORDER BY d.ordinal) FROM (
        SELECT od.ordinal, od.slug, od.title, od.symbol, json_agg(json_build_object('slug', rv.slug,
          'name', rv.name, 'symbol', rv.symbol, 'published', ${publishedRevision}) ORDER BY rv.ordinal) AS revisions
        FROM outcome_documents od JOIN revisions rv ON rv.document_id = od.id
        WHERE od.round_id = r.id AND ${knownRevisions(viewer)} GROUP BY od.id) d), '[]') AS documents,
      (SELECT max(sp.number) FROM summary_publications sp JOIN summaries sm ON sm.id = sp.summary_id
        WHERE sm.round_id = r.id) AS "summaryNumber",
      COALESCE((SELECT json_agg(json_build_object('symbol', pd.symbol, 'title', pd.title, 'date', pd.date,
        'statusOfCheck', pd.status_of_check) ORDER BY pd.ordinal)
        FROM process_documents pd WHERE pd.round_id = r.id), '[]') AS references
    FROM rounds r WHERE r.slug = ${slug} AND ${visibleRounds(viewer)}`)
  return round ? { ...round, streams: round.streams.map(withDates) } : null
}

export type RoundRow = Pick<
  RoundView,
  | 'id'
  | 'slug'
  | 'title'
  | 'symbol'
  | 'process'
  | 'timeZone'
  | 'graceMinutes'
  | 'demonstration'
  | 'provenance'
  | 'closingNote'
  | 'announcedAt'
  | 'now'
  | 'streams'
>

/** The rounds that the viewer sees, newest first, with their calendars; `inputCount` is 0 in these. */
export async function listRounds(viewer: Viewer, limit = 200): Promise<RoundRow[]> {
  const rounds = await read<RoundRow>(sql`
    SELECT ${roundColumns}, ${streams(sql`0`)} AS streams
    FROM rounds r WHERE ${visibleRounds(viewer)} ORDER BY r.id DESC LIMIT ${limit}`)
  return rounds.map((round) => ({ ...round, streams: round.streams.map(withDates) }))
}

export type TopicView = { key: string; title: string; source: string | null }

/** The topics of a pillar in their order, as the framework's documents list them. */
export const listTopics = (pillarKey: string): Promise<TopicView[]> =>
  read(sql`SELECT t.key, t.title, t.source FROM topics t JOIN pillars p ON p.id = t.pillar_id
    WHERE p.key = ${pillarKey} ORDER BY t.ordinal`)

const roundColumns = sql`r.id, r.slug, r.title, r.symbol, r.process, r.time_zone AS "timeZone",
  r.grace_minutes AS "graceMinutes", r.demonstration, r.provenance, r.closing_note AS "closingNote",
  r.announced_at AS "announcedAt", clock_timestamp() AS now`

const streams = (inputCount: Sql) => sql`COALESCE((SELECT json_agg(json_build_object(
  'id', s.id, 'pillarKey', p.key, 'pillarTitle', p.title, 'ordinal', s.ordinal, 'question', s.question,
  'publishes', s.publishes, 'inputCount', ${inputCount},
  'phases', COALESCE((SELECT json_agg(json_build_object('id', ph.id, 'kind', ph.kind, 'opensAt', ph.opens_at,
    'closesAt', ph.closes_at, 'extensions', COALESCE((SELECT json_agg(json_build_object('from', e.closes_from,
      'to', e.closes_to, 'reason', e.reason, 'effectiveAt', e.effective_at) ORDER BY e.effective_at)
      FROM phase_extensions e WHERE e.phase_id = ph.id AND e.effective_at IS NOT NULL), '[]'::json))
    ORDER BY ph.kind) FROM phases ph WHERE ph.stream_id = s.id), '[]'::json)) ORDER BY s.ordinal)
  FROM streams s JOIN pillars p ON p.id = s.pillar_id WHERE s.round_id = r.id), '[]')`

const countedInputs = sql`(SELECT count(*)::int FROM (SELECT FROM inputs i
  WHERE i.stream_id = s.id AND i.attribution <> 'moderators_only'
    AND EXISTS (SELECT FROM input_publications ip WHERE ip.input_id = i.id)
    AND NOT EXISTS (SELECT FROM withdrawals w WHERE w.input_id = i.id) LIMIT 1001) counted)`

// json_agg tells times as text.
const withDates = (stream: StreamView): StreamView => ({
  ...stream,
  phases: stream.phases.map((phase) => ({
    ...phase,
    opensAt: new Date(phase.opensAt),
    closesAt: new Date(phase.closesAt),
    extensions: phase.extensions.map((extension) => ({
      ...extension,
      from: new Date(extension.from),
      to: new Date(extension.to),
      effectiveAt: new Date(extension.effectiveAt),
    })),
  })),
})
