import { afterAll, expect, test } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDraft, completeContent } from '@/prisma/builders/drafts'
import { buildMember, buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { changeAttribution, publishInput } from './author-actions'
import { getInput, listInputsNaming } from './data'
import { submitInput } from './submit-actions'

afterAll(closeDatabase)

test('what an organisation that nobody verified says waits for a moderator', async () => {
  const { streams } = await buildRound()
  const organisation = await buildOrganisation({ verifiedAt: null })
  const member = await buildMember({ name: 'A Founder', organisations: [organisation] })
  const author = await viewerOfMember(member.id)
  const submit = async (attribution: string) => {
    const content = { ...completeContent, attribution }
    const draft = await buildDraft({ stream: streams.norms, organisation, member, content })
    const done = await submitInput.perform(author, draft)
    return done.ok ? (done.value.to.match(/inputs\/([^/]+)/)?.[1] ?? '') : done.code
  }
  const named = async () =>
    (await listInputsNaming(visitor(), { organisationId: organisation.id })).items.map(
      ({ reference }) => reference,
    )
  const held = await submit('organisation')
  const hidden = await submit('moderators_only')
  const raised = { reference: hidden, attribution: 'organisation' }
  expect(await changeAttribution.perform(author, raised)).toMatchObject({ ok: true })
  for (const reference of [held, hidden]) expect(await getInput(visitor(), reference)).toBeNull()
  expect(await named()).toEqual([])
  const moderator = await buildModerator({ streamIds: [streams.norms.id] })
  const published = publishInput.perform(await viewerOfMember(moderator.id), { reference: held })
  expect(await published).toMatchObject({ ok: true })
  expect(await named()).toEqual([held])

  await db().organisation.update({
    where: { id: organisation.id },
    data: { verifiedAt: new Date() },
  })
  const atOnce = await submit('organisation')
  const unnamed = await submit('type_and_region')
  for (const reference of [atOnce, unnamed])
    expect(await getInput(visitor(), reference)).not.toBeNull()
  expect((await named()).sort()).toEqual([held, atOnce].sort())
})
