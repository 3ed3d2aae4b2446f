import type { ElectoralGroup, OrganisationType } from '@/lib/generated/prisma/enums'
import type { Chance } from '@/lib/kernel/random'

export type PlannedAuthor = {
  name: string
  type: OrganisationType
  electoralGroup: ElectoralGroup | null
  language: string
  /** Of whoever speaks for it: at a domain that reaches nobody (RFC 2606). */
  email: string
  speaker: string
}

const GROUPS: ElectoralGroup[] = [
  'african',
  'asia_pacific',
  'eastern_european',
  'latin_american_caribbean',
  'western_european_others',
]

/** Out of a hundred; whoever is none of these writes in their own capacity. */
const TYPES: [share: number, type: OrganisationType, called: string][] = [
  [28, 'state', 'Delegation'],
  [30, 'other_ngo', 'Association'],
  [12, 'ecosoc_ngo', 'Foundation'],
  [11, 'academia', 'Institute'],
  [8, 'private_sector', 'Company'],
  [6, 'technical_community', 'Response Team'],
  [2, 'regional_organisation', 'Regional Body'],
  [2, 'human_rights_institution', 'Rights Commission'],
  [1, 'un_entity', 'Entity'],
]
export const LANGUAGES = ['en', 'fr', 'es', 'ru', 'ar', 'zh'] as const

const TURNS = 'en fr es en ru ar en zh fr en es ru en ar zh en en'.split(' ')

/** A language by turns: four of ten in English, the rest evenly. */
export const languageAt = (at: number): string => TURNS[at % TURNS.length] ?? 'en'

/**
 * Invented authors. Nobody's position is put into the mouth of a real State or organisation: each is called
 * by its kind and a number, and says in its name that it is invented. Electoral groups are dealt by turns.
 * @param mark keeps the addresses and names of two rounds apart; empty for the demonstration's own
 */
export function planAuthors(chance: Chance, count: number, mark: string): PlannedAuthor[] {
  const kinds = TYPES.flatMap(([share, type, called]) =>
    Array.from({ length: Math.max(1, Math.round((share * count) / 100)) }, (_, at) => ({
      type,
      called,
      number: at + 1,
    })),
  )
  return kinds.map(({ type, called, number }, at): PlannedAuthor => {
    const grouped = type === 'state' || (type !== 'un_entity' && chance() < 0.8)
    const slug = `${called.toLowerCase().replace(' ', '-')}-${number}${mark && `-${mark}`}`
    return {
      name: `${called} ${number} (invented${mark && `, ${mark}`})`,
      type,
      electoralGroup: grouped ? (GROUPS[at % GROUPS.length] ?? null) : null,
      language: languageAt(at),
      email: `${slug}@example.org`,
      speaker: `Speaker of ${called} ${number} (invented)`,
    }
  })
}
