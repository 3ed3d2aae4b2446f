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
