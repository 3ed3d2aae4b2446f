import type { Transaction } from '@/lib/platform/db'
import { loadAccounts } from '../accounts'
import { organisationNamed } from '../organisations'
import type { PlannedAuthor } from './authors'

type Person = { id: string; name: string | null }
/** Who speaks: for an organisation, or in their own capacity. */
export type Author = { organisationId: string | null; member: Person }
export type Staff = Record<'moderators' | 'admins', [Person, Person]>

const STAFF = {
  moderators: ['moderator.one@example.org', 'moderator.two@example.org'],
  admins: ['admin.one@example.org', 'admin.two@example.org'],
} as const

/**
 * The demonstration's moderators with a role in the stream, and its admins; where they are not there yet, all
 * of its accounts are made.
 */
export async function storeStaff(tx: Transaction, streamId: string): Promise<Staff> {
  const emails = [...STAFF.moderators, ...STAFF.admins]
  const held = await tx.member.findMany({ where: { email: { in: emails } } })
  const found = new Map<string | null, Person>(held.map((member) => [member.email, member]))
  if (held.length === 0) {
    await organisationNamed(tx, 'Demonstration Secretariat', { type: 'un_entity' })
    await organisationNamed(tx, 'Demonstration Institute', { type: 'academia' })
    await organisationNamed(tx, 'Demonstration State', { type: 'state' })
    await organisationNamed(tx, 'Demonstration Civil Society Network', { type: 'other_ngo' })
    for (const [email, member] of await loadAccounts(tx, [streamId])) found.set(email, member)
  } else
    await tx.roleGrant.createMany({
      data: STAFF.moderators.map((email) => ({
        memberId: found.get(email)?.id ?? '',
        role: 'moderator' as const,
        streamId,
        effectiveAt: new Date(),
      })),
    })
  const one = (email: string): Person => {
    const member = found.get(email)
    if (!member)
      throw new Error(`there is no ${email}: the demonstration's accounts are incomplete`)
    return member
  }
  const [first, second] = STAFF.moderators
  const [admin, other] = STAFF.admins
  return { moderators: [one(first), one(second)], admins: [one(admin), one(other)] }
}

/** The invented authors, each with a member who submits, and as many persons without an organisation. */
export async function storePeople(
  tx: Transaction,
  { authors, persons, mark }: { authors: readonly PlannedAuthor[]; persons: number; mark: string },
): Promise<{ authors: Author[]; persons: Author[] }> {
  const verifiedAt = new Date()
  const organisations = await tx.organisation.createManyAndReturn({
    data: authors.map(({ name, type, electoralGroup }) => ({
      ...{ name, type, electoralGroup, verifiedAt },
      basis: 'Invented for demonstration',
    })),
    select: { id: true, name: true },
  })
  const alone = Array.from({ length: persons }, (_, at) => ({
    name: `Person ${at + 1} (invented${mark && `, ${mark}`})`,
    email: `person-${at + 1}${mark && `-${mark}`}@example.org`,
  }))
  const spoken = authors.map(({ speaker, email }) => ({ name: speaker, email }))
  const members = await tx.member.createManyAndReturn({
    data: [...spoken, ...alone].map((person) => ({ ...person, emailVerifiedAt: verifiedAt })),
    select: { id: true, name: true, email: true },
  })
  const byEmail = new Map(members.map((member) => [member.email, member]))
  const byName = new Map(organisations.map(({ id, name }) => [name, id]))
  const member = (email: string): Person => byEmail.get(email) ?? { id: '', name: null }
  const told = authors.map(({ name, email }) => ({
    organisationId: byName.get(name) ?? '',
    member: member(email),
  }))
  await tx.membership.createMany({
    data: told.map(({ organisationId, member: { id } }) => ({
      ...{ organisationId, memberId: id },
      role: 'submitter' as const,
      startedAt: new Date(Date.now() - 200 * 86_400_000),
    })),
  })
  return {
    authors: told,
    persons: alone.map(({ email }) => ({ organisationId: null, member: member(email) })),
  }
}
