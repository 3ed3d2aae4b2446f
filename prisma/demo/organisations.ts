import type { Prisma } from '@/lib/generated/prisma/client'
import type { ElectoralGroup } from '@/lib/generated/prisma/enums'
import type { Transaction } from '@/lib/platform/db'
import { rowsOf } from './csv'

const GROUPS: Record<string, ElectoralGroup> = {
  African: 'african',
  'Asia-Pacific': 'asia_pacific',
  'Eastern European': 'eastern_european',
  'Latin American and Caribbean': 'latin_american_caribbean',
  'Western European and Others': 'western_european_others',
}

/**
 * The 193 Member States with their electoral group and the observers with the resolution they take part
 * by, each with its short names in six languages where un-names-6lang.csv has them.
 */
export async function loadStates(tx: Transaction): Promise<void> {
  const names = new Map(
    rowsOf<'iso2' | 'ar' | 'zh' | 'en' | 'es' | 'fr' | 'ru'>('un-names-6lang.csv').map(
      ({ iso2, ...byLocale }) => [iso2, byLocale],
    ),
  )
  const states = rowsOf<'iso2' | 'name' | 'regional_group'>('un-member-states.csv')
  const observers = rowsOf<'name' | 'iso2' | 'basis'>('observers.csv')
  const verifiedAt = new Date()
  await tx.organisation.createMany({
    data: [
      ...states.map(({ iso2, name, regional_group }) => ({
        name,
        iso2,
        type: 'state' as const,
        verifiedAt,
        names: names.get(iso2) ?? {},
        electoralGroup: electoralGroup(regional_group),
      })),
      ...observers.map(({ name, iso2, basis }) => ({
        name,
        iso2: iso2 || null,
        type: 'observer' as const,
        verifiedAt,
        names: names.get(iso2) ?? {},
        basis,
      })),
    ],
  })
}

/** @throws where the group is none of the five: a slip in the data, never a default */
function electoralGroup(name: string): ElectoralGroup {
  const group = GROUPS[name]
  if (!group) throw new Error(`unknown electoral group "${name}"`)
  return group
}

/** The organisation of that name, made with `facts` where there is none. */
export const organisationNamed = (
  tx: Transaction,
  name: string,
  facts: Omit<Prisma.OrganisationUncheckedCreateInput, 'name'>,
) =>
  tx.organisation.upsert({
    where: { name },
    create: { name, verifiedAt: new Date(), ...facts },
    update: {},
  })
