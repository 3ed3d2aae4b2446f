/** Where a paragraph stood last, of which nothing is left in the latest revision. */
export type Gone = { revision: string; label: string }

/** What a next revision may go on from, by what it is called; that of an earlier revision with this one's name. */
export type Past<P> = P & { gone?: Gone }

type Paragraph = { label: string; lineageIds: readonly string[] }

/** Of the labels that somebody types these part one from the next. */
export const SEPARATORS = /[,;،؛、，；]/g

/** What a paragraph of an earlier revision is called, in one piece where labels are typed in a row. */
export const calledBefore = (revision: string, label: string): string =>
  `${revision.replace(SEPARATORS, ' ').replace(/\s+/g, ' ').trim()}: ${label}`

/**
 * What a next revision may go on from: the paragraphs of the latest one, and then those of earlier ones that
 * ended, each where it stood last. A text that comes back goes on from where it stood, over the gap.
 * @param revisions of one document, the earliest first
 * @returns ended ones are called "Zero draft: 3"
 */
export function pastOf<P extends Paragraph>(
  revisions: readonly { name: string; paragraphs: readonly P[] }[],
): Past<P>[] {
  const latest = revisions.at(-1)?.paragraphs ?? []
  const alive = new Set(latest.flatMap(({ lineageIds }) => lineageIds))
  const later = new Set(alive)
  const ended: Past<P>[] = []
  for (const { name, paragraphs } of revisions.slice(0, -1).reverse()) {
    const last = paragraphs.filter(
      ({ lineageIds }) =>
        !lineageIds.some((id) => alive.has(id)) && lineageIds.some((id) => !later.has(id)),
    )
    for (const paragraph of last) {
      const gone = { revision: name, label: paragraph.label }
      ended.push({ ...paragraph, label: calledBefore(name, paragraph.label), gone })
    }
    for (const id of paragraphs.flatMap(({ lineageIds }) => lineageIds)) later.add(id)
  }
  return [...latest, ...ended]
}
