import { afterAll, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { viewerOfMember } from '@/lib/platform/viewer'
import { buildAdmin, buildMember, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { getDraft } from './draft-data'

afterAll(closeDatabase)

it('tells whoever writes when, why and from which moment the close was moved, once that is signed', async () => {
  const { streams } = await buildRound()
  const organisation = await buildOrganisation()
  const member = await buildMember({ organisations: [organisation] })
  const draft = await db().draft.create({
    data: {
      streamId: streams.norms.id,
      memberId: member.id,
      organisationId: organisation.id,
      content: { title: '', language: 'en', channel: 'direct', attribution: '', points: [] },
    },
  })
  const admin = await buildAdmin()
  const phase = await db().phase.findFirstOrThrow({
    where: { streamId: streams.norms.id, kind: 'submission' },
  })
  const viewer = await viewerOfMember(member.id)
  const move = async (reason: string, effectiveAt: Date | null) =>
    db().phaseExtension.create({
      data: {
        phaseId: phase.id,
        closesFrom: phase.closesAt,
        closesTo: new Date(phase.closesAt.getTime() + 86_400_000),
        reason,
        proposedById: admin.id,
        effectiveAt,
      },
    })
  await move('Proposed only', null)
  expect((await getDraft(viewer, draft.id))?.extensions).toEqual([])
  const at = new Date()
  await move('The text came late', at)
  expect((await getDraft(viewer, draft.id))?.extensions).toEqual([
    {
      from: phase.closesAt,
      to: new Date(phase.closesAt.getTime() + 86_400_000),
      reason: 'The text came late',
      effectiveAt: at,
      signatures: 0,
    },
  ])
})
