import type { Becomes, JudgedRow, UploadPoint } from './upload-views'

/** True of a row that comes back in the file of rows to complete, with what is in it. */
export const isMendable = (
  row: JudgedRow,
): row is JudgedRow & { point: UploadPoint; becomes: Becomes } =>
  // What may be about another point would come back beside this one's reference and statement.
  row.point !== null && row.becomes !== null && row.doubts.length === 0

/**
 * What rows say of points, to be completed and read back: with what names no paragraph yet, so that nothing of it is
 * lost on the way.
 */
export const toMend = (judged: readonly JudgedRow[]): Map<string, Omit<Becomes, 'unplaced'>> =>
  new Map(
    judged
      .filter(isMendable)
      .map(({ point, becomes: { labels, unplaced, ...becomes } }) => [
        point.pointId,
        { ...becomes, labels: [...labels, ...unplaced] },
      ]),
  )
