import type { MembershipRole } from '@/lib/generated/prisma/enums'
import { db, type Transaction } from '@/lib/platform/db'
import { buildMember, buildOrganisation } from './members'

/** A point with nothing in it but what a test adds. */
export const emptyPoint = {
  statement: '',
  proposedWording: '',
  paragraphReference: '',
  topics: [] as string[],
}

/** Content that can be submitted: two points, for an organisation. */
export const completeContent = {
  title: 'Points of contact',
  language: 'en',
  channel: 'direct',
  attribution: 'organisation',
  points: [
    {
      ...emptyPoint,
      statement: 'Name a point of contact.',
      proposedWording: 'Each State names one.',
    },
    { ...emptyPoint, statement: 'Meet once a year.' },
  ],
}

type DraftWish = {
  stream: { id: string }
  /** Left out: written by the member in their own capacity. */
  organisation?: { id: string }
  member: { id: string }
  content?: object
}

/** A draft, complete unless told otherwise. @returns what its check page would send */
export async function buildDraft(
  { stream, organisation, member, content = completeContent }: DraftWish,
  tx: Transaction = db(),
) {
  const { id, formKey } = await tx.draft.create({
    data: { streamId: stream.id, organisationId: organisation?.id, memberId: member.id, content },
  })
  return { draft: id, version: '1', formKey }
}

/** As many complete drafts, each with a title of its own. @returns what their check pages would send */
export async function buildDrafts(
  { stream, organisation, member }: Required<Omit<DraftWish, 'content'>>,
  count: number,
) {
  const drafts = await db().draft.createManyAndReturn({
    data: Array.from({ length: count }, (_, number) => ({
      streamId: stream.id,
      organisationId: organisation.id,
      memberId: member.id,
      content: { ...completeContent, title: `Draft ${number}` },
    })),
  })
  return drafts.map(({ id, formKey, content }) => ({
    content,
    form: { draft: id, version: '1', formKey },
  }))
}

/** An organisation with one member in each role. */
export async function buildDelegation(tx: Transaction = db()) {
  const organisation = await buildOrganisation({}, tx)
  const member = (role: MembershipRole) =>
    buildMember({ name: `The ${role}`, organisations: [{ id: organisation.id, role }] }, tx)
  return {
    organisation,
    drafter: await member('drafter'),
    submitter: await member('submitter'),
    focalPoint: await member('focal_point'),
  }
}
