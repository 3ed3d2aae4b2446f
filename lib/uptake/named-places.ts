/** What an author names in a reference, as it stood in the revision that they read. */
export type NamedIn = {
  revision: string
  /** It is the one in which the point is decided. */
  here: boolean
  /** Of all revisions of the document: a number in "Rev.1" is no paragraph's. */
  names: readonly string[]
  /** Its paragraphs whose label occurs in the reference, wherever. */
  paragraphs: readonly { label: string; lineageIds: readonly string[] }[]
}

/** A paragraph that an author named, and where it is now; nowhere where it has ended. */
export type NamedPlace = { label: string; revision: string; here: boolean; now: readonly Place[] }

type Place = { id: string; label: string }
type Paragraph = Place & { lineageIds?: readonly string[] }

const squeezed = (text: string) => text.toLowerCase().replace(/\s+/g, '')

/** A reference without the names of revisions, longest first: "Rev.10" is not "Rev.1" and a zero. */
const withoutNames = (reference: string, names: readonly string[]) =>
  [...names]
    .map(squeezed)
    .sort((one, other) => other.length - one.length)
    .reduce((left, name) => (name ? left.replaceAll(name, ' ') : left), squeezed(reference))

/** True of "12(a)" where the reference names "para. 12 (a)" or "OP12(a)": the whole of a number, not a part. */
export function numbersIn(
  reference: string | null,
  names: readonly string[] = [],
): (label: string) => boolean {
  if (!reference) return () => false
  const named = withoutNames(reference, names)
  return (label) => {
    if (!/^\d/.test(label)) return false
    const whole = squeezed(label).replace(/[^\p{L}\p{N}]/gu, '\\$&')
    return new RegExp(`(?<!\\d)${whole}(?!\\d|\\(|bis|ter|quater)`, 'u').test(named)
  }
}

/**
 * Follows the numbers that an author names from the revision that they read to the one in which the point is
 * decided: by lineage, as numbers move (product.md).
 * @param paragraphs of the revision in which the point is decided
 * @returns each that the revision read has; none where it has no such number, or no revision was to be read
 */
export function namedPlaces(
  reference: string | null,
  named: NamedIn | null | undefined,
  paragraphs: readonly Paragraph[],
): NamedPlace[] {
  if (!named) return []
  const { revision, here, names } = named
  const isNamed = numbersIn(reference, names)
  return named.paragraphs
    .filter(({ label }) => isNamed(label))
    .map(({ label, lineageIds }) => ({
      label,
      revision,
      here,
      now: paragraphs
        .filter((one) => one.lineageIds?.some((id) => lineageIds.includes(id)))
        .map(({ id, label: own }) => ({ id, label: own })),
    }))
}
