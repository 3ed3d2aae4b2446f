import sql, { type Sql } from 'sql-template-tag'
import { authorOf, toByline } from '@/lib/inputs/data'
import { moderatedInput, standingInput } from '@/lib/inputs/policy'
import type { AuthorRow } from '@/lib/inputs/views'
import { db, read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { interestIn, knownRecord, standingPoint, stateOf } from '@/lib/uptake/standing-data'
import { storeClusters } from './cluster-mutations'
import type {
  ClusterAuthor,
  ClusterList,
  ClusterMember,
  ClusterRow,
  ClusterView,
  ExclusionTarget,
} from './cluster-views'
import type { Apart, PointText } from './clusters'
import { clustersApart } from './clusters-apart'
import { templatesOf } from './template-data'
import { textsIn } from './text-data'

/** Another way of finding clusters is another stamp: then all are looked for again. */
const WAY = 'words-3'

/**
 * SQL: what the points of a stream and the words of moderators on them stand at. Versions and withdrawals are
 * only ever added, so their numbers tell.
 */
const stampOf = (stream: Sql): Sql => sql`concat_ws(' ', ${WAY}::text,
  (SELECT count(*) FROM input_versions v JOIN inputs i ON i.id = v.input_id WHERE i.stream_id = ${stream}),
  (SELECT count(*) FROM withdrawals w JOIN inputs i ON i.id = w.input_id WHERE i.stream_id = ${stream}),
  (SELECT concat_ws(' ', count(*), max(x.excluded_at)) FROM cluster_exclusions x WHERE x.stream_id = ${stream}))`

/**
 * Looks anew for the clusters of a stream, or of a point's stream, that the viewer moderates, where it has other
 * points than when they were last looked for; else one statement, which tells so. Storing what was found is one
 * more.
 */
export async function refreshClusters(
  viewer: Viewer,
  where: { streamId: string } | { point: string },
): Promise<void> {
  const stream = sql`(SELECT id FROM looked)`
  const [found] = await read<{
    streamId: string
    stamp: string
    points: PointText[] | null
    apart: Apart[]
  }>(sql`
    WITH looked AS MATERIALIZED (
      SELECT s.id FROM streams s WHERE s.id = ANY(${viewer.moderates}::uuid[]) AND s.id = ${
        'streamId' in where
          ? sql`${where.streamId}::uuid`
          : sql`(SELECT i.stream_id FROM points pt JOIN inputs i ON i.id = pt.input_id WHERE pt.id = ${where.point}::uuid)`
      })
    SELECT looked.id AS "streamId", now.stamp, CASE WHEN now.stamp IS DISTINCT FROM held.stamp THEN
        (SELECT COALESCE(json_agg(json_build_object('id', pt.id, 'statement', pt.statement,
            'proposedWording', pt.proposed_wording)), '[]')
          FROM inputs i JOIN points pt ON pt.input_id = i.id
          WHERE i.stream_id = ${stream} AND ${standingInput} AND ${standingPoint}) END AS points,
      COALESCE((SELECT json_agg(json_build_array(x.point_id, x.other_id)) FROM cluster_exclusions x
        WHERE x.stream_id = ${stream}), '[]') AS apart
    FROM looked CROSS JOIN LATERAL (SELECT ${stampOf(stream)} AS stamp) now
    LEFT JOIN cluster_searches held ON held.stream_id = looked.id`)
  if (!found?.points) return
  const { streamId, stamp, points, apart } = found
  const clusters = await clustersApart(points, apart)
  await storeClusters(db(), { streamId, stamp, points: points.length, clusters })
}

/** SQL: point `pt` of input `i` with who submitted it, as json; nobody's name for moderators only. */
const authored = (
  viewer: Viewer,
): Sql => sql`'pointId', pt.id, 'reference', i.reference, 'number', pt.number,
  'author', CASE WHEN i.attribution <> 'moderators_only' THEN ${authorOf(viewer)} END`

type Authored = Omit<ClusterAuthor, 'byline'> & { author: AuthorRow | null }
const told = <Row extends Authored>({ author, ...row }: Row) => ({
  ...row,
  byline: author ? toByline(author) : null,
})

const PAGE = 20
const cursor = /^(\d{1,6})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/**
 * The clusters of a stream, the largest first, 20 a page, each with all who submitted its points. One
 * statement; look for them anew before.
 */
export async function listClusters(
  viewer: Viewer,
  where: { streamId: string; document: string; revision: string; after?: string },
): Promise<ClusterList> {
  const { streamId } = where
  const [, size, id] = cursor.exec(where.after ?? '') ?? []
  type Row = Omit<ClusterRow, 'authors'> & { authors: Authored[] }
  const [row] = await read<{ at: Date; points: number; clusters: Row[] | null }>(sql`
    WITH chosen AS (
      SELECT rv.id FROM streams s JOIN outcome_documents d ON d.round_id = s.round_id
      JOIN revisions rv ON rv.document_id = d.id
      WHERE s.id = ${streamId}::uuid AND d.slug = ${where.document} AND rv.slug = ${where.revision}
    ), page AS MATERIALIZED (
      SELECT pc.cluster_id AS id, count(*)::int AS size FROM point_clusters pc
      JOIN points pt ON pt.id = pc.point_id JOIN inputs i ON i.id = pt.input_id
      WHERE pc.stream_id = ${streamId}::uuid AND ${moderatedInput(viewer)} AND ${standingInput}
      GROUP BY pc.cluster_id HAVING count(*) > 1
        ${size ? sql`AND (count(*) < ${Number(size)}::int OR (count(*) = ${Number(size)}::int AND pc.cluster_id > ${id}::uuid))` : sql``}
      ORDER BY count(*) DESC, pc.cluster_id LIMIT ${PAGE + 1})
    SELECT cs.searched_at AS at, cs.points, (SELECT json_agg(c ORDER BY c.size DESC, c.id) FROM (
      SELECT page.id, page.size, COALESCE(shown.language, 'und') AS language, shown.statement,
        (SELECT count(DISTINCT u.point_id)::int FROM point_clusters pc JOIN uptake_records u
          ON u.point_id = pc.point_id AND u.revision_id = (SELECT id FROM chosen) AND ${knownRecord(viewer)}
          WHERE pc.cluster_id = page.id AND pc.stream_id = ${streamId}::uuid) AS decided,
        (SELECT json_agg(json_build_object(${authored(viewer)}) ORDER BY pc.likeness DESC, i.reference, pt.number)
          FROM point_clusters pc JOIN points pt ON pt.id = pc.point_id JOIN inputs i ON i.id = pt.input_id
          WHERE pc.cluster_id = page.id AND pc.stream_id = ${streamId}::uuid AND ${standingInput}) AS authors
      FROM page LEFT JOIN LATERAL (
        SELECT left(pt.statement, 2000) AS statement, pt.language
        FROM point_clusters pc JOIN points pt ON pt.id = pc.point_id JOIN inputs i ON i.id = pt.input_id
        WHERE pc.cluster_id = page.id AND pc.stream_id = ${streamId}::uuid AND ${standingInput}
          AND i.attribution <> 'moderators_only'
        ORDER BY pc.likeness DESC, pt.id LIMIT 1) shown ON true) c) AS clusters
    FROM cluster_searches cs WHERE cs.stream_id = ${streamId}::uuid`)
  const clusters = row?.clusters ?? []
  const last = clusters.length > PAGE ? clusters[PAGE - 1] : undefined
  return {
    searched: { at: row?.at ?? new Date(0), points: row?.points ?? 0 },
    clusters: clusters
      .slice(0, PAGE)
      .map(({ authors, ...cluster }) => ({ ...cluster, authors: authors.map(told) })),
    next: last ? `${last.size}_${last.id}` : null,
  }
}

/**
 * The cluster that a point stands in, with each member's text, author and record in a revision, in one
 * statement; of inputs meant for moderators only neither text nor author.
 * @returns null where the viewer does not moderate the stream or the point is in no cluster
 */
export async function getCluster(
  viewer: Viewer,
  where: { round: string; point: string; document: string; revision: string },
): Promise<ClusterView | null> {
  type Member = Omit<ClusterMember, 'byline'> & Authored
  type Row = Omit<ClusterView, 'members' | 'excluded'> & { members: Member[]; excluded: Authored[] }
  const [row] = await read<Row>(sql`
    SELECT mine.cluster_id AS id, s.id AS "streamId", p.key AS "pillarKey", p.title AS "pillarTitle",
      json_build_object('id', rv.id, 'slug', rv.slug, 'name', rv.name, 'language', rv.language,
        'documentSlug', d.slug, 'documentTitle', d.title) AS revision,
      (SELECT json_agg(json_build_object(${authored(viewer)}, 'language', pt.language, 'likeness', pc.likeness,
          'statement', CASE WHEN i.attribution <> 'moderators_only' THEN pt.statement END,
          'proposedWording', CASE WHEN i.attribution <> 'moderators_only' THEN pt.proposed_wording END,
          'state', ${stateOf}, 'outcome', u.outcome, 'version', COALESCE(u.version, 0),
          'interested', ${interestIn(viewer, sql`pt.id`)}, 'compiled', COALESCE(u.rated_by IS NOT NULL, false))
          ORDER BY pc.likeness DESC, i.reference, pt.number)
        FROM point_clusters pc JOIN points pt ON pt.id = pc.point_id JOIN inputs i ON i.id = pt.input_id
        LEFT JOIN uptake_records u ON u.point_id = pt.id AND u.revision_id = rv.id AND ${knownRecord(viewer)}
        WHERE pc.cluster_id = mine.cluster_id AND pc.stream_id = s.id AND ${standingInput}) AS members,
      COALESCE((SELECT json_agg(json_build_object(${authored(viewer)}) ORDER BY i.reference, pt.number)
        FROM points pt JOIN inputs i ON i.id = pt.input_id
        WHERE ${standingInput} AND pt.id IN (SELECT x.point_id FROM cluster_exclusions x
          JOIN point_clusters pc ON pc.point_id = x.other_id WHERE pc.cluster_id = mine.cluster_id)
          AND NOT EXISTS (SELECT FROM point_clusters pc
            WHERE pc.point_id = pt.id AND pc.cluster_id = mine.cluster_id)), '[]') AS excluded,
      COALESCE((SELECT json_agg(json_build_object('id', pg.id, 'label', pg.label, 'number', pg.number,
          'kind', pg.kind, 'text', pg.text) ORDER BY pg.ordinal)
        FROM paragraphs pg WHERE pg.revision_id = rv.id), '[]') AS paragraphs,
      ${textsIn(
        sql`rv.id`,
        sql`SELECT lp.language FROM point_clusters pc JOIN points lp ON lp.id = pc.point_id
          WHERE pc.cluster_id = mine.cluster_id AND pc.stream_id = s.id`,
      )} AS "otherTexts",
      ${templatesOf(sql`s.round_id`, sql`s.id`)} AS templates
    FROM point_clusters mine JOIN streams s ON s.id = mine.stream_id JOIN pillars p ON p.id = s.pillar_id
    JOIN rounds r ON r.id = s.round_id JOIN outcome_documents d ON d.round_id = r.id
    JOIN revisions rv ON rv.document_id = d.id
    WHERE mine.point_id = ${where.point}::uuid AND s.id = ANY(${viewer.moderates}::uuid[])
      AND r.slug = ${where.round} AND d.slug = ${where.document} AND rv.slug = ${where.revision}`)
  if (!row?.members) return null
  return { ...row, members: row.members.map(told), excluded: row.excluded.map(told) }
}

/** What is told apart or put together again; null for who does not moderate its stream. */
export async function getExclusionTarget(
  viewer: Viewer,
  pointId: string,
): Promise<ExclusionTarget | null> {
  const [found] = await read<ExclusionTarget>(sql`
    SELECT pt.id AS "pointId", s.id AS "streamId", r.id AS "roundId", r.slug AS "roundSlug", i.reference,
      ARRAY(SELECT pc.point_id::text FROM point_clusters pc JOIN point_clusters mine
        ON mine.cluster_id = pc.cluster_id AND mine.stream_id = pc.stream_id
        WHERE mine.point_id = pt.id AND pc.point_id <> pt.id) AS others
    FROM points pt JOIN inputs i ON i.id = pt.input_id JOIN streams s ON s.id = i.stream_id
    JOIN rounds r ON r.id = s.round_id
    WHERE pt.id = ${pointId}::uuid AND ${moderatedInput(viewer)} AND ${standingInput}`)
  return found ?? null
}

/** SQL: of how many similar points `pt` is one, as last looked for; null where it is alone. */
export const similarPoints: Sql = sql`(SELECT NULLIF(GREATEST(count(*)::int, 1), 1) FROM point_clusters mine
  JOIN point_clusters pc ON pc.cluster_id = mine.cluster_id AND pc.stream_id = mine.stream_id
  JOIN points sp ON sp.id = pc.point_id
  WHERE mine.point_id = pt.id AND NOT EXISTS (SELECT FROM withdrawals sw WHERE sw.input_id = sp.input_id))`
