import sql from 'sql-template-tag'
import { countedInput, publicInput } from '@/lib/inputs/policy'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { visibleRounds } from '@/lib/rounds/policy'
import { standingPublished } from '@/lib/uptake/policy'
import type { VoiceFact } from './compose'
import type { SummaryDraft, SummaryView } from './views'

export type * from './views'

/** A published summary of a round, the latest where `number` is null; null where there is none. */
export async function getSummary(
  viewer: Viewer,
  roundSlug: string,
  number: number | null,
): Promise<SummaryView | null> {
  const [summary] = await read<SummaryView>(sql`
    SELECT sp.number, sp.content, sp.figures, sp.hash, sp.signatures,
      to_char(sp.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "publishedOn",
      ARRAY(SELECT o.number FROM summary_publications o WHERE o.summary_id = sp.summary_id
        ORDER BY o.number DESC) AS numbers
    FROM summary_publications sp JOIN summaries sm ON sm.id = sp.summary_id
    JOIN rounds r ON r.id = sm.round_id
    WHERE r.slug = ${roundSlug} AND ${visibleRounds(viewer)}
      AND (${number}::int IS NULL OR sp.number = ${number}::int)
    ORDER BY sp.number DESC LIMIT 1`)
  return summary ?? null
}

/** What an admin is writing for a round, with who signed it as it stands; null for everybody else. */
export async function getSummaryDraft(
  viewer: Viewer,
  roundSlug: string,
): Promise<SummaryDraft | null> {
  if (!viewer.admin) return null
  const [draft] = await read<SummaryDraft>(sql`
    SELECT json_build_object('id', r.id, 'slug', r.slug, 'title', r.title, 'symbol', r.symbol,
        'demonstration', r.demonstration, 'provenance', r.provenance, 'announcedAt', r.announced_at) AS round,
      sm.id, COALESCE(sm.version, 0) AS version, to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS today,
      json_build_object('title', COALESCE(sm.title, ''), 'introduction', COALESCE(sm.introduction, ''),
        'method', COALESCE(sm.method, ''), 'sections', COALESCE((SELECT json_object_agg(p.key, json_build_object(
          'asked', COALESCE(sc.asked, s.question, ''), 'said', COALESCE(sc.said, ''), 'did', COALESCE(sc.did, '')) ORDER BY s.ordinal)
          FROM streams s JOIN pillars p ON p.id = s.pillar_id
          LEFT JOIN summary_sections sc ON sc.stream_id = s.id AND sc.summary_id = sm.id
          WHERE s.round_id = r.id), '{}')) AS texts,
      COALESCE((SELECT json_agg(json_build_object('key', p.key, 'title', p.title) ORDER BY s.ordinal)
        FROM streams s JOIN pillars p ON p.id = s.pillar_id WHERE s.round_id = r.id), '[]') AS pillars,
      ARRAY(SELECT COALESCE(m.name, m.email) FROM signatures sg JOIN members m ON m.id = sg.member_id
        WHERE sg.act = 'publish_summary' AND sg.subject_id = sm.id AND sg.subject_version = sm.version
        ORDER BY sg.id) AS "signedBy",
      EXISTS (SELECT FROM signatures sg WHERE sg.act = 'publish_summary' AND sg.subject_id = sm.id
        AND sg.subject_version = sm.version AND sg.member_id = ${viewer.member?.id ?? null}::uuid) AS "signedByMe",
      ARRAY(SELECT (sp.content->>'version')::int FROM summary_publications sp
        WHERE sp.summary_id = sm.id) AS "publishedVersions",
      (SELECT max(sp.number) FROM summary_publications sp WHERE sp.summary_id = sm.id) AS "latestNumber"
    FROM rounds r LEFT JOIN summaries sm ON sm.round_id = r.id WHERE r.slug = ${roundSlug}`)
  return draft ?? null
}

/** Where a summary belongs, for who may sign it; null for everybody else. */
export async function getSummarySubject(viewer: Viewer, id: string) {
  if (!viewer.admin) return null
  const [subject] = await read<{ id: string; roundId: string; roundSlug: string }>(sql`
    SELECT sm.id, r.id AS "roundId", r.slug AS "roundSlug"
    FROM summaries sm JOIN rounds r ON r.id = sm.round_id WHERE sm.id = ${id}::uuid`)
  return subject ?? null
}

/**
 * Who spoke in a round as the public may count it, one row per voice and pillar. The points are those of
 * the version in force, a correction standing beside it.
 */
export const listVoices = (roundId: string): Promise<VoiceFact[]> =>
  read<VoiceFact>(sql`
    SELECT p.key AS "pillarKey", i.organisation_id AS "organisationId", o.type,
      o.electoral_group AS "electoralGroup", i.attribution = 'type_and_region' AS "groupOnly",
      count(*)::int AS inputs, sum(counted.points)::int AS points, sum(counted.unreviewed)::int AS "notReviewed"
    FROM inputs i JOIN streams s ON s.id = i.stream_id JOIN pillars p ON p.id = s.pillar_id
    LEFT JOIN organisations o ON o.id = i.organisation_id
    CROSS JOIN LATERAL (
      SELECT count(*) AS points, count(*) FILTER (WHERE NOT EXISTS (
        SELECT FROM uptake_records u WHERE u.point_id = pt.id AND ${standingPublished})) AS unreviewed
      FROM points pt WHERE pt.version_id = (SELECT v.id FROM input_versions v
        WHERE v.input_id = i.id AND v.kind <> 'correction' ORDER BY v.number DESC LIMIT 1)) counted
    WHERE s.round_id = ${roundId}::uuid AND ${publicInput} AND ${countedInput}
    GROUP BY p.key, i.organisation_id, o.type, o.electoral_group, "groupOnly"`)

export type News = {
  id: string
  kind: 'round' | 'uptake' | 'summary'
  at: Date
  roundSlug: string
  title: string
  /** What of the round is invented. */
  demonstration: string | null
  text: string | null
  document: string | null
  documentSlug: string | null
  revision: string | null
  revisionSlug: string | null
  number: number | null
}

/** What became public lately: rounds, uptake per revision, summaries. The latest first, 50 at most. */
export const listNews = (): Promise<News[]> =>
  read<News>(sql`
    SELECT * FROM (
      SELECT r.id, 'round' AS kind, r.announced_at AS at, r.slug AS "roundSlug", r.title, r.demonstration, r.purpose AS text,
        NULL AS document, NULL AS "documentSlug", NULL AS revision, NULL AS "revisionSlug", NULL::int AS number
      FROM rounds r WHERE r.announced_at IS NOT NULL
      UNION ALL
      SELECT pb.id, 'uptake', pb.published_at, r.slug, r.title, r.demonstration, NULL, d.title, d.slug, rv.name, rv.slug, pb.number
      FROM publications pb JOIN revisions rv ON rv.id = pb.revision_id
      JOIN outcome_documents d ON d.id = rv.document_id JOIN rounds r ON r.id = d.round_id
      WHERE pb.published_at IS NOT NULL AND r.announced_at IS NOT NULL
      UNION ALL
      SELECT sp.id, 'summary', sp.published_at, r.slug, r.title, r.demonstration, sp.content->>'introduction', NULL, NULL, NULL, NULL, sp.number
      FROM summary_publications sp JOIN summaries sm ON sm.id = sp.summary_id JOIN rounds r ON r.id = sm.round_id
      WHERE r.announced_at IS NOT NULL) news
    ORDER BY at DESC, id DESC LIMIT 50`)
