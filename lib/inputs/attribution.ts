import type { Attribution, ElectoralGroup, OrganisationType } from '@/lib/generated/prisma/enums'

/** From the most to the least that the public sees. */
export const ATTRIBUTIONS = [
  'person_and_organisation',
  'organisation',
  'type_and_region',
  'moderators_only',
] as const satisfies readonly Attribution[]

/** Below this many organisations of one type and group, naming both would name the author. */
export const SMALLEST_GROUP = 5

/** What is known of who speaks; it leaves the server only through `bylineOf`. */
export type AuthorFacts = {
  attribution: Attribution
  authorName: string | null
  organisation: {
    name: string
    type: OrganisationType
    electoralGroup: ElectoralGroup | null
    /** Organisations of the same type and group that have spoken in the round, this one included. */
    peers: number
    /** The group in whose name it delivered the input. */
    group?: string | null
    /** The name under which it wrote the input, before it was merged into this one. */
    writtenAs?: string | null
  } | null
  /** The author named says that it does not represent them: the public is told nobody's name. */
  disowned?: boolean
}

/** `own`: the author's organisation or the author; `moderator`: of this stream. */
export type Audience = 'public' | 'own' | 'moderator'

export type Byline =
  | {
      kind: 'named'
      person: string | null
      organisation: string | null
      /** Delivered by `organisation` in the name of this group. */
      group?: string
      /** The name of `organisation` when it was written. */
      writtenAs?: string
    }
  | { kind: 'group'; type: OrganisationType; electoralGroup: ElectoralGroup | null }
  | { kind: 'participant'; disowned?: true }

/**
 * Whom the reader is told that an input is from: the one place that decides attribution (product.md).
 * @returns null where the input may not be shown to this audience at all
 */
export function bylineOf(author: AuthorFacts, audience: Audience): Byline | null {
  const { attribution, authorName, organisation } = author
  // A level that hides the organisation hides the group as well: few deliver for one. So with a name it had.
  const speaker = {
    organisation: organisation?.name ?? null,
    ...(organisation?.group && { group: organisation.group }),
    ...(organisation?.writtenAs && { writtenAs: organisation.writtenAs }),
  }
  if (audience === 'public' && attribution === 'moderators_only') return null
  if (audience === 'public' && author.disowned) return { kind: 'participant', disowned: true }
  if (audience !== 'public' || attribution === 'person_and_organisation')
    return { kind: 'named', person: authorName, ...speaker }
  if (attribution === 'organisation')
    return organisation ? { kind: 'named', person: null, ...speaker } : { kind: 'participant' }
  return organisation && organisation.peers >= SMALLEST_GROUP
    ? { kind: 'group', type: organisation.type, electoralGroup: organisation.electoralGroup }
    : { kind: 'participant' }
}

/** The type of who spoke, where the byline tells their organisation or it itself; a filter asks no more. */
export const typeTold = (
  { organisation }: Pick<AuthorFacts, 'organisation'>,
  byline: Byline,
): OrganisationType | null =>
  byline.kind === 'group' || (byline.kind === 'named' && byline.organisation)
    ? (organisation?.type ?? null)
    : null

/** True where `to` shows the public more than `from`: whoever records may raise, only the author lowers. */
export const raises = (from: Attribution, to: Attribution): boolean =>
  ATTRIBUTIONS.indexOf(to) < ATTRIBUTIONS.indexOf(from)
