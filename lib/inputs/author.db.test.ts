import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildInput } from '@/prisma/builders/inputs'
import {
  buildAdmin,
  buildMember,
  buildModerator,
  buildOrganisation,
} from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import type { ATTRIBUTIONS } from './attribution'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { changeAttribution, publishInput, reviseInput, withdrawInput } = await import(
  './author-actions'
)
const { submitInput } = await import('./submit-actions')
const { getInput, listHeldInputs, listInputs } = await import('./data')
const { getDraft } = await import('./draft-data')

type Level = (typeof ATTRIBUTIONS)[number]
type Viewer = Awaited<ReturnType<typeof viewerOfMember>>

const of = (member: { id: string }) => viewerOfMember(member.id)
let round: Awaited<ReturnType<typeof buildRound>>
let moderator: Viewer
let elsewhere: Viewer[]
beforeAll(async () => {
  round = await buildRound()
  const { norms, cbm, capacity } = round.streams
  moderator = await of(await buildModerator({ streamIds: [norms.id, capacity.id] }))
  elsewhere = [
    await of(await buildModerator({ streamIds: [cbm.id] })),
    await of(await buildAdmin()),
    visitor(),
  ]
})
afterAll(closeDatabase)

describe('what an author does later', () => {
  const fresh = async (what: Partial<Parameters<typeof buildInput>[0]> = {}) => {
    const organisation = await buildOrganisation()
    const member = (role: 'submitter' | 'drafter') =>
      buildMember({ name: 'N', organisations: [{ id: organisation.id, role }] })
    const [author, submitter, drafter] = [
      await member('submitter'),
      await member('submitter'),
      await member('drafter'),
    ]
    const stream = what.stream ?? round.streams.capacity
    const input = await buildInput({ organisation, author, ...what, stream })
    return {
      input,
      reference: input.reference,
      author: await of(author),
      submitter: await of(submitter),
      drafter: await of(drafter),
    }
  }
  const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'

  test('a withdrawal hides the text from everybody and leaves reference and day', async () => {
    const { reference, author, drafter } = await fresh({ title: 'Gone', published: true })
    const form = { reference, reason: 'Superseded', confirm: 'on' }
    expect(await code(withdrawInput.perform(drafter, form))).toBe('NOT_FOUND')
    expect(await code(withdrawInput.perform(moderator, form))).toBe('NOT_FOUND')
    const twice = [withdrawInput.perform(author, form), withdrawInput.perform(author, form)]
    expect((await Promise.all(twice.map(code))).sort()).toEqual(['ALREADY_DONE', 'ok'])
    const mail = await db().outboxMail.findFirstOrThrow({
      where: { key: { startsWith: 'input.withdrawn:' }, text: { contains: reference } },
    })
    expect(mail.text).not.toContain('when the answers to your points are published')
    for (const viewer of [visitor(), author, moderator]) {
      const input = await getInput(viewer, reference)
      expect(JSON.stringify(input)).not.toMatch(/Gone|norms are put|Superseded/)
      expect(input?.withdrawnOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
    const { items } = await listInputs(visitor(), { streamId: round.streams.capacity.id })
    expect(items.find((item) => item.reference === reference)).toMatchObject({
      title: null,
      byline: null,
    })
    expect(await code(reviseInput.perform(author, { reference, formKey: randomUUID() }))).toBe(
      'WITHDRAWN',
    )
  })

  test('a withdrawal hides the drafts of its versions from all but its author', async () => {
    const { reference, author, drafter, submitter } = await fresh({ title: 'Gone' })
    const started = await reviseInput.perform(drafter, { reference, formKey: randomUUID() })
    const id = started.ok ? (started.value.to.split('/').at(-1) ?? '') : ''
    const readers = async () =>
      (await Promise.all([author, drafter, submitter].map((who) => getDraft(who, id)))).map(Boolean)
    expect(await readers()).toEqual([true, true, true])
    const form = { reference, reason: '', confirm: 'on' }
    expect(await code(withdrawInput.perform(submitter, form))).toBe('ok')
    expect(await readers()).toEqual([true, false, false])
  })

  test('an edit before the deadline replaces, a correction afterwards stands beside', async () => {
    const { reference, author, drafter } = await fresh({ title: 'First' })
    const revise = async (title: string) => {
      const formKey = randomUUID()
      const started = await reviseInput.perform(drafter, { reference, formKey })
      const again = await reviseInput.perform(author, { reference, formKey: randomUUID() })
      expect(started.ok && again.ok && again.value.to).toBe(started.ok && started.value.to)
      const draft = started.ok ? (started.value.to.split('/').at(-1) ?? '') : ''
      const { content } = await db().draft.findUniqueOrThrow({ where: { id: draft } })
      await db().draft.update({
        where: { id: draft },
        data: { content: { ...(content as object), title } },
      })
      return code(submitInput.perform(author, { draft, version: '1', formKey }))
    }
    expect(await revise('Second')).toBe('ok')
    expect((await getInput(visitor(), reference))?.version).toMatchObject({
      number: 2,
      title: 'Second',
    })
    expect((await getInput(visitor(), reference, 1))?.version.title).toBe('First')
    await db().phase.updateMany({
      where: { streamId: round.streams.capacity.id, kind: 'submission' },
      data: { closesAt: new Date(Date.now() - 60_000) },
    })
    expect(await revise('Third')).toBe('ok')
    const input = await getInput(visitor(), reference)
    expect(input?.version).toMatchObject({ number: 2, title: 'Second' })
    expect(input?.versions.map(({ kind }) => kind)).toEqual(['original', 'edit', 'correction'])
    await expect(db().inputVersion.updateMany({ data: { title: 'x' } })).rejects.toThrow(
      'permanent',
    )
  })

  test('more is shown until it is published, less only by its author', async () => {
    const { reference, author, submitter } = await fresh({ published: false, authorName: 'N' })
    const to = (attribution: Level) => ({ reference, attribution })
    const lower = changeAttribution.perform(submitter, to('type_and_region'))
    expect(await code(lower)).toBe('LOWERING_NEEDS_AUTHOR')
    expect(await code(changeAttribution.perform(submitter, to('person_and_organisation')))).toBe(
      'NAMING_NEEDS_AUTHOR',
    )
    expect(await code(changeAttribution.perform(author, to('person_and_organisation')))).toBe('ok')
    expect(await code(changeAttribution.perform(author, to('moderators_only')))).toBe('ok')
    expect(await code(changeAttribution.perform(submitter, to('organisation')))).toBe('NOT_FOUND')
    expect(await getInput(submitter, reference)).toBeNull()
    expect(await code(changeAttribution.perform(author, to('organisation')))).toBe('ok')
    expect((await getInput(visitor(), reference))?.byline).toMatchObject({ person: null })
    const raise = changeAttribution.perform(author, to('person_and_organisation'))
    expect(await code(raise)).toBe('PUBLISHED')
  })

  test('who has left the organisation hides more, and shows no more in its name', async () => {
    const { input, reference, author } = await fresh({
      attribution: 'moderators_only',
      published: false,
    })
    const memberId = author.member?.id ?? ''
    await db().membership.updateMany({ where: { memberId }, data: { endedAt: new Date() } })
    const left = await of({ id: memberId })
    for (const attribution of ['organisation', 'type_and_region'] as const)
      expect(await code(changeAttribution.perform(left, { reference, attribution }))).toBe(
        'NOT_FOUND',
      )
    expect(await db().inputPublication.count({ where: { inputId: input.id } })).toBe(0)
    const named = await fresh({ attribution: 'organisation', published: true })
    await db().membership.updateMany({
      where: { memberId: named.author.member?.id ?? '' },
      data: { endedAt: new Date() },
    })
    const lowered = { reference: named.reference, attribution: 'type_and_region' }
    const former = await of({ id: named.author.member?.id ?? '' })
    expect(await code(changeAttribution.perform(former, lowered))).toBe('ok')
  })

  test('a held input is published by a moderator of its stream who has no interest in it', async () => {
    const held = await fresh({ stream: round.streams.norms, published: false })
    const { reference } = held
    const organisationId = held.input.organisationId ?? ''
    const own = await of(
      await buildModerator({ streamIds: [round.streams.norms.id], organisationId }),
    )
    expect(await getInput(visitor(), reference)).toBeNull()
    const list = await listHeldInputs(moderator, round.round.id)
    expect(list.map((row) => row.reference)).toEqual([reference])
    expect((await listHeldInputs(own, round.round.id))[0]?.interested).toBe(true)
    const others = [own, held.author, ...elsewhere]
    for (const viewer of others)
      expect(await code(publishInput.perform(viewer, { reference }))).toBe('NOT_FOUND')
    const twice = [0, 1].map(() => code(publishInput.perform(moderator, { reference })))
    expect((await Promise.all(twice)).sort()).toContain('ok')
    expect(
      await db().auditEvent.count({ where: { kind: 'input.published', subjectId: held.input.id } }),
    ).toBe(1)
    expect(await getInput(visitor(), reference)).not.toBeNull()
  })
})
