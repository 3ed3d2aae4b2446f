/** What a point may ask for: carry out what is agreed, make it clear, fill what is missing, add something new. */
export const ASKS = ['implement', 'clarify', 'gap', 'new'] as const

export const TAG_LIMITS = { implementation: 1000, linkedSymbol: 100 }

/** What a point may say beside its text. Empty, null and left out are the same. */
export type PointTags = {
  ask?: string | null
  implementation?: string | null
  linkedSymbol?: string | null
}

/**
 * The tags that a point has, in this order. One without any is told from one with, so that the hashes and
 * drafts of points without tags stay what they were.
 */
export const tagsOf = ({ ask, implementation, linkedSymbol }: PointTags) => ({
  ...(ask && { ask }),
  ...(implementation && { implementation }),
  ...(linkedSymbol && { linkedSymbol }),
})

/** The symbols of a round's process documents and of its outcome documents and their revisions, once each. */
export const symbolsOf = (round: {
  references: readonly { symbol: string }[]
  documents: readonly { symbol: string | null; revisions: readonly { symbol: string | null }[] }[]
}): string[] => [
  ...new Set(
    [
      ...round.documents.flatMap(({ symbol, revisions }) => [
        symbol,
        ...revisions.map((revision) => revision.symbol),
      ]),
      ...round.references.map(({ symbol }) => symbol),
    ].filter((symbol): symbol is string => Boolean(symbol)),
  ),
]
