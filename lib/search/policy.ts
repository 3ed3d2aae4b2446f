import sql, { type Sql } from 'sql-template-tag'
import { readableRevisions } from '@/lib/documents/policy'
import { ownInput, visibleInputs } from '@/lib/inputs/policy'
import type { Viewer } from '@/lib/platform/viewer'

/** Who searches, and in which round only. */
type Searcher = { viewer: Viewer; round?: string }

const inRound = (round?: string) => (round ? sql`AND r.slug = ${round}` : sql``)

/**
 * SQL: points `pt` of the version in force of inputs `i` that the viewer may read. Moderators find what is
 * meant for moderators only in their queue, where each opening is logged; a list of hits would not be.
 */
export const pointTables: Sql = sql`points pt JOIN inputs i ON i.id = pt.input_id
  JOIN input_versions v ON v.id = pt.version_id AND v.number = i.version
  JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id`

export const readablePoints = ({ viewer, round }: Searcher): Sql =>
  sql`(${visibleInputs(viewer)} AND (i.attribution <> 'moderators_only' OR ${ownInput(viewer)})
    ${inRound(round)})`

/** SQL: paragraphs `p` of revisions `rv` whose text the viewer may read. */
export const paragraphTables: Sql = sql`paragraphs p JOIN revisions rv ON rv.id = p.revision_id
  JOIN outcome_documents od ON od.id = rv.document_id JOIN rounds r ON r.id = od.round_id`

export const readableParagraphs = ({ viewer, round }: Searcher): Sql =>
  sql`(${readableRevisions(viewer)} ${inRound(round)})`
