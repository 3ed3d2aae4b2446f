import { createHash } from 'node:crypto'

/**
 * Columns of the ISO/IEC template for comments (2012-03), in its order. In the column of line numbers, which
 * texts like these don't have, stands which point a row is about.
 */
export const COMMENT_COLUMNS = [
  'MB/NC',
  'Line number',
  'Clause/Subclause',
  'Paragraph/Figure/Table',
  'Type of comment',
  'Comments',
  'Proposed change',
  'Observations of the secretariat',
] as const

/** Where a reference names a part of the document, it stands as its clause; otherwise as its paragraph. */
const PART = /^(?:section|chapter|part|annex|preamble|clause|title|article)\b/i

/** A reference to a place of the document as the two columns of the template. */
export const placeOf = (reference: string | null): { clause: string; paragraph: string } =>
  PART.test(reference ?? '')
    ? { clause: reference ?? '', paragraph: '' }
    : { clause: '', paragraph: reference ?? '' }

/**
 * The type of a comment: technical where wording is proposed or a place is named, general otherwise. No
 * author says that a point is editorial, so none is made so.
 */
export const commentType = (point: {
  proposedWording: string | null
  paragraphReference: string | null
}): 'te' | 'ge' => (point.proposedWording || point.paragraphReference ? 'te' : 'ge')

/** What a row's writer saw, in eight characters: another point, record or version makes another stamp. */
export const stampOf = (pointId: string, record: { id: string; version: number } | null): string =>
  createHash('sha256')
    .update(`${pointId}:${record ? `${record.id}:${record.version}` : ''}`)
    .digest('hex')
    .slice(0, 8)
