import type { Byline } from '@/lib/inputs/attribution'
import type { DecidablePoint } from '@/lib/uptake/chosen-views'
import type { OtherText, WorkRevision } from '@/lib/uptake/record-views'
import type { TemplateView } from './template-views'

/** A submitter of a point of a cluster; the byline is null where the input is for moderators only. */
export type ClusterAuthor = {
  pointId: string
  reference: string
  number: number
  byline: Byline | null
}

export type ClusterRow = {
  id: string
  size: number
  /** How many of its points have a record in the revision. */
  decided: number
  /** The text the most like all others that may be shown in a list; null where there is none. */
  statement: string | null
  language: string
  authors: ClusterAuthor[]
}

/** When the clusters were looked for, and among how many points. */
export type Searched = { at: Date; points: number }

export type ClusterList = { searched: Searched; clusters: ClusterRow[]; next: string | null }

export type ClusterMember = DecidablePoint & {
  /** Null for an input meant for moderators only: opening it is logged. */
  statement: string | null
  proposedWording: string | null
  language: string
  likeness: number
}

export type ClusterView = {
  id: string
  streamId: string
  pillarKey: string
  pillarTitle: string
  revision: WorkRevision
  /** The most like the others first. */
  members: ClusterMember[]
  /** Those that somebody said are not the same as one of these. */
  excluded: ClusterAuthor[]
  paragraphs: {
    id: string
    label: string
    number: string
    kind: 'heading' | 'paragraph' | 'subparagraph'
    text: string
  }[]
  /** What it reads in further languages of the members, by language. */
  otherTexts: Record<string, OtherText>
  templates: TemplateView[]
}

/** A point and those that it stands with, or once stood with. */
export type ExclusionTarget = {
  pointId: string
  streamId: string
  roundId: string
  roundSlug: string
  reference: string
  /** The others of its cluster; none where it is in no cluster. */
  others: string[]
}
