import type { Confidence, Outcome, VerdictAnswer } from '@/lib/generated/prisma/enums'
import type { Viewer } from '@/lib/platform/viewer'
import { canGiveVerdict } from './policy'
import type { ReconsiderationView } from './reconsideration-views'
import { decideVerdict } from './rules'

export type VerdictView = { answer: VerdictAnswer; wouldNeed: string | null; day: string }

export type RecordView = {
  id: string
  outcome: Outcome
  reason: string | null
  carriedTo: string | null
  links: { label: string; revisionSlug: string }[]
  decidedOn: string
  publishedOn: string
  /** How many admins signed the publication; null where it was compiled from sources. */
  signatures: number | null
  ratedBy: string | null
  confidence: Confidence | null
  locator: string | null
  sourceUrls: string[]
  /** The latest one. */
  verdict: VerdictView | null
  /** How many its author's side gave, the latest included. */
  verdicts: number
  /** A request about it or about what it corrects: then the correction is its answer. */
  reconsideration: (ReconsiderationView & { corrected: boolean }) | null
  /** What was published before and corrected, the latest first. */
  superseded: EarlierRecord[]
}

/** A record that a correction stands beside, with what its author answered to it: replies are kept. */
export type EarlierRecord = Pick<
  RecordView,
  'id' | 'outcome' | 'reason' | 'carriedTo' | 'links' | 'decidedOn' | 'publishedOn' | 'verdict'
>

export type TrailCell =
  | { kind: 'recorded'; revisionId: string; record: RecordView }
  | { kind: 'not_reviewed'; revisionId: string }

export type TrailPoint = {
  id: string
  number: number
  version: number
  /** Its author wrote a newer version since: one of the same number may stand beside it. */
  replaced: boolean
  cells: TrailCell[]
}

export type TrailDocument = {
  slug: string
  title: string
  revisions: { id: string; slug: string; name: string; symbol: string | null }[]
  points: TrailPoint[]
}

export type TrailView = {
  roundSlug: string
  /** Documents in which a point has a published record; all published ones where none has. */
  documents: TrailDocument[]
  /** Titles of published documents in which nothing of this input is reviewed yet. */
  notReviewedIn: string[]
  /** Whether this viewer may give verdicts: never, not now (with why), or now. */
  reply: 'no' | 'now' | 'not_yet' | 'closed'
}

export type RecordRow = Omit<
  RecordView,
  'links' | 'superseded' | 'verdict' | 'verdicts' | 'reconsideration'
> & {
  reconsideration: ReconsiderationView | null
  revisionId: string
  supersedesId: string | null
  verdicts: VerdictView[]
  lineages: { places: { revisionId: string; label: string }[] }[]
}

/** What one statement tells of an input, before anything is left out. */
export type TrailRow = {
  organisationId: string | null
  authorId: string | null
  now: Date
  roundSlug: string
  reply: { opensAt: string; closesAt: string; graceMinutes: number } | null
  documents:
    | {
        slug: string
        title: string
        revisions: TrailDocument['revisions']
      }[]
    | null
  points:
    | {
        id: string
        number: number
        version: number
        standing: boolean
        records: RecordRow[] | null
      }[]
    | null
}

/** Composes the trail: records in their cells, nothing of unpublished revisions. */
export function trailOf(viewer: Viewer, row: TrailRow): TrailView {
  const points = (row.points ?? []).filter(({ standing, records }) => standing || records)
  const documents = (row.documents ?? []).map(({ revisions, ...document }) => ({
    ...document,
    revisions,
    points: points.flatMap(({ standing, records, ...point }) => {
      const cells = cellsOf(revisions, records ?? [])
      return standing || cells.some(({ kind }) => kind !== 'not_reviewed')
        ? [{ ...point, replaced: !standing, cells }]
        : []
    }),
  }))
  const reviewed = documents.filter((document) =>
    document.points.some(({ cells }) => cells.some(({ kind }) => kind !== 'not_reviewed')),
  )
  const shown = reviewed.length > 0 ? reviewed : documents
  // What sources rated speaks of the document they name; the others were not to be reviewed.
  const compiled = points.flatMap(({ records }) => records ?? []).some(({ ratedBy }) => ratedBy)
  return {
    roundSlug: row.roundSlug,
    documents: shown,
    notReviewedIn: compiled
      ? []
      : documents.filter((document) => !shown.includes(document)).map(({ title }) => title),
    reply: canGiveVerdict(viewer, row) ? replyState(row) : 'no',
  }
}

function replyState({ reply, now }: TrailRow): TrailView['reply'] {
  const phase = reply && {
    ...reply,
    opensAt: new Date(reply.opensAt),
    closesAt: new Date(reply.closesAt),
  }
  const decision = decideVerdict({ standing: true, reply: phase }, now)
  if (decision.ok) return 'now'
  return decision.code === 'NOT_OPEN_YET' ? 'not_yet' : 'closed'
}

/** One point's published records in their cells, one for each published revision of a document. */
export function cellsOf(revisions: { id: string; slug: string }[], rows: RecordRow[]): TrailCell[] {
  const superseded = new Set(rows.flatMap(({ supersedesId }) => supersedesId ?? []))
  const standing = rows.filter(({ id }) => !superseded.has(id))
  const slugs = new Map(revisions.map(({ id, slug }) => [id, slug]))
  return revisions.map(({ id: revisionId }): TrailCell => {
    const row = standing.find((one) => one.revisionId === revisionId)
    return row
      ? { kind: 'recorded', revisionId, record: recordOf(row, rows, slugs) }
      : { kind: 'not_reviewed', revisionId }
  })
}

function recordOf(row: RecordRow, all: RecordRow[], slugs: Map<string, string>): RecordView {
  const { lineages: _, verdicts, supersedesId, revisionId: __, reconsideration, ...record } = row
  const before: RecordRow[] = []
  for (let id = supersedesId; id; ) {
    const earlier = all.find((one) => one.id === id)
    if (earlier) before.push(earlier)
    id = earlier?.supersedesId ?? null
  }
  const asked =
    reconsideration ?? before.find((one) => one.reconsideration)?.reconsideration ?? null
  return {
    ...record,
    verdict: verdicts[0] ?? null,
    verdicts: verdicts.length,
    reconsideration: asked && { ...asked, corrected: !reconsideration },
    links: linksOf(row, slugs),
    superseded: before.map((earlier) => ({
      id: earlier.id,
      outcome: earlier.outcome,
      reason: earlier.reason,
      carriedTo: earlier.carriedTo,
      links: linksOf(earlier, slugs),
      decidedOn: earlier.decidedOn,
      publishedOn: earlier.publishedOn,
      verdict: earlier.verdicts[0] ?? null,
    })),
  }
}

/**
 * Of a lineage's places only those of the record's own revision leave the server, each once: a paragraph that was
 * merged from several carries on the lineages of all.
 */
function linksOf({ lineages, revisionId }: RecordRow, slugs: Map<string, string>) {
  const places = lineages.flatMap(({ places }) => places)
  const labels = places.flatMap((place) => (place.revisionId === revisionId ? place.label : []))
  const revisionSlug = slugs.get(revisionId) ?? ''
  return [...new Set(labels)].map((label) => ({ label, revisionSlug }))
}
