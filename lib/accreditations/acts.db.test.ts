import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDelegation, buildDraft } from '@/prisma/builders/drafts'
import { buildAdmin, buildAuditor, buildMember, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { applyForAccreditation, recordAccreditation } = await import('./actions')
const { listAccreditations, listOwnAccreditations, listPublicAccreditations } = await import(
  './data'
)
const { startDraft } = await import('@/lib/inputs/actions')
const { submitInput } = await import('@/lib/inputs/submit-actions')

const of = (member: { id: string }) => viewerOfMember(member.id)
const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'

let admin: Viewer
let auditor: Viewer
beforeAll(async () => {
  admin = await of(await buildAdmin())
  auditor = await of(await buildAuditor())
})
afterAll(closeDatabase)

async function scene(takesFrom: 'all' | 'accredited' = 'accredited') {
  const { round, streams } = await buildRound({ takesFrom })
  const { organisation, drafter, submitter, focalPoint } = await buildDelegation()
  return {
    round,
    streams,
    organisation,
    drafter: await of(drafter),
    submitter: await of(submitter),
    focal: await of(focalPoint),
  }
}
type Scene = Awaited<ReturnType<typeof scene>>

const apply = (viewer: Viewer, { organisation, round }: Scene) =>
  code(
    applyForAccreditation.perform(viewer, {
      organisation: organisation.id,
      round: round.slug,
      note: 'We train incident responders.',
    }),
  )
const held = async ({ organisation, round }: Scene) =>
  (
    await db().accreditation.findFirst({
      where: { organisationId: organisation.id, roundId: round.id },
      orderBy: { decidedAt: 'desc' },
    })
  )?.id ?? ''
const record = async (viewer: Viewer, at: Scene, state: string, seen?: string) =>
  code(
    recordAccreditation.perform(viewer, {
      organisation: at.organisation.id,
      round: at.round.slug,
      seen: seen ?? (await held(at)),
      state,
      reason: 'A reason kept inside',
    }),
  )

describe('accreditation', () => {
  test('is applied for by a focal point and recorded by an admin, told by mail without its reason', async () => {
    const at = await scene()
    for (const other of [visitor(), at.drafter, at.submitter, admin])
      expect(await apply(other, at)).toBe('NOT_FOUND')
    expect(await apply(at.focal, at)).toBe('ok')
    expect(await apply(at.focal, at)).toBe('ALREADY_DONE')
    for (const other of [visitor(), at.focal, auditor])
      expect(await record(other, at, 'accredited')).toBe('NOT_FOUND')
    expect(await record(admin, at, 'by_ecosoc_status')).toBe('NO_ECOSOC_STATUS')
    expect(await record(admin, at, 'accredited', '')).toBe('CONFLICT')
    expect(await record(admin, at, 'not_accredited')).toBe('ok')
    expect(await record(admin, at, 'not_accredited')).toBe('ALREADY_DONE')
    const mails = await db().outboxMail.findMany({
      where: { recipient: at.focal.member?.email ?? '', key: { startsWith: 'accreditation.' } },
    })
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).toContain(`/organisations/${at.organisation.id}/accreditations`)
    expect(mails[0]?.text).not.toContain('A reason kept inside')
    const events = await db().auditEvent.findMany({
      where: { organisationId: at.organisation.id },
      orderBy: { id: 'asc' },
    })
    expect(events.map(({ kind }) => kind)).toEqual([
      'accreditation.applied',
      'accreditation.recorded',
    ])
    expect(JSON.stringify(events.map(({ facts }) => facts))).not.toContain('A reason kept inside')
  })

  test('is public where it holds, and nothing of a refusal is', async () => {
    const at = await scene()
    const { organisation, round } = at
    await record(admin, at, 'not_accredited')
    expect(await listPublicAccreditations(organisation.id)).toEqual([])
    for (const other of [visitor(), at.drafter, at.submitter])
      expect(await listOwnAccreditations(other, organisation.id)).toEqual([])
    const own = async (viewer: Viewer) =>
      (await listOwnAccreditations(viewer, organisation.id)).find(
        ({ roundSlug }) => roundSlug === round.slug,
      )?.changes
    expect(await own(at.focal)).toMatchObject([
      { state: 'not_accredited', reason: 'A reason kept inside' },
    ])
    await record(admin, at, 'accredited')
    expect(await listPublicAccreditations(organisation.id)).toEqual([
      { roundSlug: round.slug, roundTitle: round.title, state: 'accredited' },
    ])
    expect(await own(at.focal)).toMatchObject([
      { state: 'accredited' },
      { state: 'not_accredited' },
    ])
    await expect(
      db().accreditation.updateMany({ where: { roundId: round.id }, data: { reason: 'Other' } }),
    ).rejects.toThrow(/permanent/)
  })

  test('is listed by state, a page by keyset in one statement, for admins and auditors', async () => {
    const at = await scene()
    await apply(at.focal, at)
    const ecosoc = await buildOrganisation({ type: 'ecosoc_ngo', ecosocStatus: 'special' })
    const state = await buildOrganisation({ type: 'state' })
    expect(await record(admin, { ...at, organisation: ecosoc }, 'by_ecosoc_status')).toBe('ok')
    expect(await record(admin, { ...at, organisation: state }, 'accredited')).toBe('NOT_FOUND')
    const wish = { roundId: at.round.id, locale: 'en' }
    const named = async (viewer: Viewer, more: object) =>
      (await listAccreditations(viewer, { ...wish, ...more })).items.map(
        (row) => row.organisationId,
      )
    expect(await named(auditor, { state: 'applied' })).toEqual([at.organisation.id])
    expect(await named(admin, { state: 'by_ecosoc_status' })).toEqual([ecosoc.id])
    expect(await named(admin, { state: 'none' })).not.toContain(ecosoc.id)
    for (const other of [visitor(), at.focal]) expect(await named(other, {})).toEqual([])
    const notes = { statements: 0, network: '' }
    const seen: string[] = []
    let after: string | undefined
    let pages = 0
    do {
      const page = await requestNotes.run(notes, () =>
        listAccreditations(admin, { ...wish, after, limit: 3 }),
      )
      seen.push(...page.items.map(({ organisationId }) => organisationId))
      after = page.next ?? undefined
      pages += 1
    } while (after)
    expect(notes.statements).toBe(pages)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toContain(at.organisation.id)
    expect(seen).not.toContain(state.id)
  })
})

describe('a round that takes inputs of accredited organisations', () => {
  test('keeps the draft of others, and takes it once they are accredited', async () => {
    const at = await scene()
    const draft = await buildDraft({
      stream: at.streams.norms,
      organisation: at.organisation,
      member: at.submitter.member ?? { id: '' },
    })
    const start = () =>
      code(
        startDraft.perform(at.drafter, {
          formKey: randomUUID(),
          round: at.round.slug,
          pillar: 'norms',
          behalf: at.organisation.id,
        }),
      )
    expect(await start()).toBe('NOT_ACCREDITED')
    expect(await code(submitInput.perform(at.submitter, draft))).toBe('NOT_ACCREDITED')
    expect(await db().draft.findUnique({ where: { id: draft.draft } })).toMatchObject({
      submittedAt: null,
      discardedAt: null,
    })
    await apply(at.focal, at)
    expect(await code(submitInput.perform(at.submitter, draft))).toBe('NOT_ACCREDITED')
    await record(admin, at, 'accredited')
    expect(await start()).toBe('ok')
    await record(admin, at, 'not_accredited')
    expect(await code(submitInput.perform(at.submitter, draft))).toBe('NOT_ACCREDITED')
    await record(admin, at, 'accredited')
    expect(await code(submitInput.perform(at.submitter, draft))).toBe('ok')
  })

  test.each(['state', 'observer', 'un_entity'] as const)('takes that of a %s', async (type) => {
    const { round } = await buildRound({ takesFrom: 'accredited' })
    const { id } = await buildOrganisation({ type })
    const viewer = await of(await buildMember({ organisations: [{ id }] }))
    const form = { formKey: randomUUID(), round: round.slug, pillar: 'norms', behalf: id }
    expect(await code(startDraft.perform(viewer, form))).toBe('ok')
  })

  test('a round that takes from all takes that of a refused one', async () => {
    const at = await scene('all')
    await record(admin, at, 'not_accredited')
    const draft = await buildDraft({
      stream: at.streams.norms,
      organisation: at.organisation,
      member: at.submitter.member ?? { id: '' },
    })
    expect(await code(submitInput.perform(at.submitter, draft))).toBe('ok')
  })
})
