// What the bare server asks of the database: the rows that Uptake's pages show, by plain joins.

/** SQL: input `i` as the public may know it. OFFSET 0 asks for one look-up per row, as few rows are met. */
const PUBLIC = `i.attribution <> 'moderators_only' AND r.announced_at IS NOT NULL
  AND EXISTS (SELECT FROM input_publications ip WHERE ip.input_id = i.id OFFSET 0)
  AND NOT EXISTS (SELECT FROM withdrawals w WHERE w.input_id = i.id)`
const DAY = `(i.submitted_at AT TIME ZONE 'UTC')::date`

/** $1 slug of the round, $2 key of the pillar. */
const STREAM = `
  SELECT r.slug, r.title, p.title AS pillar, s.id, s.question,
    (SELECT json_agg(json_build_object('kind', ph.kind, 'opens', ph.opens_at, 'closes', ph.closes_at)
      ORDER BY ph.kind) FROM phases ph WHERE ph.stream_id = s.id) AS phases,
    (SELECT json_agg(json_build_object('title', tp.title, 'source', tp.source) ORDER BY tp.ordinal)
      FROM topics tp WHERE tp.pillar_id = p.id) AS topics,
    (SELECT count(*)::int FROM (SELECT FROM inputs i WHERE i.stream_id = s.id AND ${PUBLIC} LIMIT 1001) few) AS inputs
  FROM rounds r JOIN streams s ON s.round_id = r.id JOIN pillars p ON p.id = s.pillar_id
  WHERE r.slug = $1 AND p.key = $2`

/** $1 slug of the round, $2 key of the pillar. */
const ROWS = `
  SELECT i.reference, v.title, v.language, o.name AS organisation, i.channel, to_char(${DAY}, 'YYYY-MM-DD') AS day,
    (SELECT count(*)::int FROM points pt WHERE pt.version_id = v.id) AS points,
    (SELECT json_agg(json_build_object('outcome', outcome, 'points', points)) FROM (
      SELECT outcome, count(*) AS points FROM (
        SELECT DISTINCT ON (u.point_id) u.outcome FROM points pt JOIN uptake_records u ON u.point_id = pt.id
        JOIN published_records pr ON pr.record_id = u.id JOIN publications pb ON pb.id = pr.publication_id
        JOIN revisions rv ON rv.id = u.revision_id
        WHERE pt.input_id = i.id AND pb.published_at IS NOT NULL ORDER BY u.point_id, rv.ordinal DESC) latest
      GROUP BY outcome ORDER BY outcome) told) AS outcomes
  FROM inputs i JOIN input_versions v ON v.input_id = i.id AND v.number = i.version
  JOIN organisations o ON o.id = i.organisation_id
  JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id JOIN pillars p ON p.id = s.pillar_id
  WHERE i.stream_id = (SELECT s.id FROM streams s JOIN rounds r ON r.id = s.round_id
    JOIN pillars p ON p.id = s.pillar_id WHERE r.slug = $1 AND p.key = $2) AND ${PUBLIC}
  ORDER BY ${DAY} DESC, i.reference DESC LIMIT 51`

/** $1 reference. */
const INPUT = `
  SELECT r.slug, r.title AS round, p.title AS pillar, i.reference, v.title, v.language, v.hash,
    o.name AS organisation, i.channel, to_char(${DAY}, 'YYYY-MM-DD') AS day,
    (SELECT json_agg(json_build_object('number', pt.number, 'statement', pt.statement,
      'wording', pt.proposed_wording, 'paragraph', pt.paragraph_reference,
      'topics', (SELECT json_agg(tp.title) FROM point_topics k JOIN topics tp ON tp.id = k.topic_id WHERE k.point_id = pt.id),
      'records', (SELECT json_agg(json_build_object('revision', rv.name, 'document', d.title, 'outcome', u.outcome,
          'reason', u.reason, 'ratedBy', u.rated_by, 'day', to_char(pb.published_at, 'YYYY-MM-DD'),
          'labels', (SELECT json_agg(pg.label) FROM uptake_links ul
            JOIN lineage_paragraphs lp ON lp.lineage_id = ul.lineage_id JOIN paragraphs pg ON pg.id = lp.paragraph_id
            WHERE ul.record_id = u.id AND pg.revision_id = rv.id)) ORDER BY rv.ordinal)
        FROM uptake_records u JOIN published_records pr ON pr.record_id = u.id
        JOIN publications pb ON pb.id = pr.publication_id JOIN revisions rv ON rv.id = u.revision_id
        JOIN outcome_documents d ON d.id = rv.document_id
        WHERE u.point_id = pt.id AND pb.published_at IS NOT NULL)) ORDER BY pt.number)
      FROM points pt WHERE pt.version_id = v.id) AS points
  FROM inputs i JOIN input_versions v ON v.input_id = i.id AND v.number = i.version
  JOIN organisations o ON o.id = i.organisation_id
  JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id JOIN pillars p ON p.id = s.pillar_id
  WHERE i.reference = $1 AND ${PUBLIC}`

const WORDS = `(SELECT websearch_to_tsquery('simple', search_spaced($1)) || websearch_to_tsquery('english', $1))`
const FOUND = `points pt JOIN inputs i ON i.id = pt.input_id
  JOIN input_versions v ON v.id = pt.version_id AND v.number = i.version
  JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id`

/** $1 what was typed. */
const COUNTS = `
  SELECT (SELECT count(*)::int FROM (SELECT FROM ${FOUND} WHERE pt.words @@ ${WORDS} AND ${PUBLIC} LIMIT 1001) few) AS inputs,
    (SELECT count(*)::int FROM (SELECT FROM paragraphs pg WHERE pg.words @@ ${WORDS} LIMIT 1001) few) AS paragraphs`

const hits = (page: string) => `
  WITH page AS MATERIALIZED (${page})
  SELECT i.reference, r.title AS round, p.title AS pillar, v.title, pt.language, pt.number, o.name AS organisation,
    to_char(${DAY}, 'YYYY-MM-DD') AS day, ts_headline(search_config(pt.language), search_spaced(pt.statement),
      ${WORDS}, 'StartSel=[, StopSel=], MaxFragments=2, MaxWords=40, MinWords=12') AS passage
  FROM page JOIN ${FOUND} ON pt.id = page.id JOIN organisations o ON o.id = i.organisation_id
  JOIN pillars p ON p.id = s.pillar_id ORDER BY page.day DESC, page.reference DESC, pt.number`
const SELECTED = `SELECT pt.id, ${DAY} AS day, i.reference, pt.number FROM ${FOUND}`
const NEWEST = 'ORDER BY day DESC, reference DESC, number LIMIT 21'

/** $1 what was typed. Frequent words are met walking back from the newest day, rare ones through the index. */
const FREQUENT = hits(`${SELECTED} WHERE ts_match_vq(pt.words, ${WORDS}) AND ${PUBLIC} ${NEWEST}`)
const RARE = hits(
  `SELECT * FROM (${SELECTED} WHERE pt.words @@ ${WORDS} AND ${PUBLIC} OFFSET 0) few ${NEWEST}`,
)

export const statements = { STREAM, ROWS, INPUT, COUNTS, FREQUENT, RARE }
