// Over 250 lines: what a merger does is looked at in every room on one pair of organisations.
import sql from 'sql-template-tag'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { closeDatabase, db, read, readIn } from '@/lib/platform/db'
import { listenTo } from '@/lib/platform/listen'
import { requestNotes } from '@/lib/platform/request'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildDocument } from '@/prisma/builders/documents'
import { buildDraft } from '@/prisma/builders/drafts'
import { buildInput } from '@/prisma/builders/inputs'
import { buildAdmin, buildAuditor, buildMember, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { buildUptake } from '@/prisma/builders/uptake'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { proposeMerger, signMerger, withdrawMerger } = await import('./actions')
const { getPreview } = await import('./data')
const { listToSign } = await import('@/lib/doors/to-sign')
const { listEvents } = await import('@/lib/audit/data')
const { getInput, listInputsNaming, listMyInputs } = await import('@/lib/inputs/data')
const { withdrawInput } = await import('@/lib/inputs/author-actions')
const { getDraft } = await import('@/lib/inputs/draft-data')
const { organisationsOf } = await import('@/lib/inputs/on-behalf-data')
const { registerOrganisation } = await import('@/lib/organisations/actions')
const { getOrganisation, listOrganisations } = await import('@/lib/organisations/data')
const { getStanding } = await import('@/lib/sponsors/standing-data')
const { listVoices } = await import('@/lib/summaries/data')

const as = async (member: Promise<{ id: string }>) => viewerOfMember((await member).id)
const again = (viewer: Viewer) => viewerOfMember(idOf(viewer))
const idOf = (viewer: Viewer) => viewer.member?.id ?? ''
const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'
const delegate = (id: string, role: 'drafter' | 'submitter' | 'focal_point', also?: string) =>
  as(
    buildMember({
      name: `The ${role}`,
      organisations: [{ id, role }, ...(also ? [{ id: also, role: 'drafter' as const }] : [])],
    }),
  )

let one: Viewer
let two: Viewer
let d: { id: string; name: string }
let s: { id: string; name: string }
beforeEach(async () => {
  await db().setting.deleteMany()
  one = await as(buildAdmin())
  two = await as(buildAdmin())
  d = await buildOrganisation()
  s = await buildOrganisation()
})
afterAll(closeDatabase)

const reason = 'One address, one board.'
const propose = (viewer = one, [duplicate, survivor] = [d, s]) =>
  proposeMerger.perform(viewer, { duplicate: duplicate.id, survivor: survivor.id, reason })
const proposal = (duplicateId = d.id) =>
  db().organisationMerger.findFirstOrThrow({ where: { duplicateId, withdrawnAt: null } })
const signIt = async (viewer = two, duplicateId = d.id) =>
  signMerger.perform(viewer, { id: (await proposal(duplicateId)).id })
async function merge(duplicate = d, survivor = s) {
  expect(await propose(one, [duplicate, survivor])).toMatchObject({ ok: true })
  expect(await signIt(two, duplicate.id)).toMatchObject({ ok: true })
}
const rolesIn = async (organisationId: string) =>
  Object.fromEntries(
    (await db().membership.findMany({ where: { organisationId, endedAt: null } })).map(
      ({ memberId, role }) => [memberId, role],
    ),
  )

describe('who merges', () => {
  it('takes two admins, and a reason, and is told', async () => {
    const [focal, other] = [
      await delegate(d.id, 'focal_point'),
      await delegate(s.id, 'focal_point'),
    ]
    const bare = { duplicate: d.id, survivor: s.id }
    expect(await proposeMerger.perform(one, { ...bare, reason: ' ' })).toMatchObject({
      fieldErrors: { reason: ['required'] },
    })
    expect(await propose()).toMatchObject({ ok: true })
    expect(await code(propose(two))).toBe('ALREADY_DONE')
    expect((await getOrganisation(visitor(), d.id, 'en'))?.mergedIntoId).toBeNull()
    expect(await listToSign(two)).toContainEqual(
      expect.objectContaining({ act: 'merge_organisations', subject: d.name, into: s.name }),
    )
    expect(await code(signIt(one))).toBe('ALREADY_SIGNED')
    expect(await code(signIt(two))).toBe('ok')
    expect((await getOrganisation(visitor(), d.id, 'en'))?.mergedIntoId).toBe(s.id)
    expect((await listToSign(two)).filter(({ into }) => into === s.name)).toEqual([])
    const about = { kind: 'organisation.merged', subjectId: d.id }
    expect(await db().auditEvent.findFirst({ where: about })).toMatchObject({
      organisationId: s.id,
      facts: { duplicate: d.name, survivor: s.name, reason, signatures: 2 },
    })
    const told = await db().notification.findMany({
      where: { key: { startsWith: 'organisation.merged' } },
    })
    for (const { member } of [focal, other])
      expect(told.find(({ memberId }) => memberId === member?.id)?.path).toContain(s.id)
  })

  it('takes one where the installation has one admin', async () => {
    await db().setting.create({ data: { key: 'single_admin', value: true } })
    expect(await propose()).toMatchObject({ ok: true })
    expect(await db().organisation.findUnique({ where: { id: d.id } })).toMatchObject({
      mergedIntoId: s.id,
    })
  })

  it('is nobody who speaks for one of them, nor was when signing', async () => {
    const own = async (organisationId: string, viewer: Viewer) => {
      const data = { organisationId, memberId: idOf(viewer), role: 'drafter' as const }
      return db().membership.create({ data })
    }
    const mine = await own(s.id, one)
    expect(await code(propose())).toBe('NEVER_SELF')
    await db().membership.delete({ where: { id: mine.id } })
    await propose()
    const theirs = await own(d.id, two)
    expect(await listToSign(two)).toContainEqual(
      expect.objectContaining({ into: s.name, own: true }),
    )
    expect(await code(signIt())).toBe('NEVER_SELF')
    await db().membership.delete({ where: { id: theirs.id } })
    // Who proposed it joins one of them before it is signed.
    await own(d.id, one)
    expect(await code(signIt())).toBe('NEVER_SELF')
  })

  it('is no auditor, moderator or delegate', async () => {
    await propose()
    const { id } = await proposal()
    for (const viewer of [
      visitor(),
      await as(buildAuditor()),
      await delegate(s.id, 'focal_point'),
    ]) {
      expect(await code(propose(viewer))).toBe('NOT_FOUND')
      expect(await code(signMerger.perform(viewer, { id }))).toBe('NOT_FOUND')
      expect(await code(withdrawMerger.perform(viewer, { id }))).toBe('NOT_FOUND')
    }
    const of = { duplicateId: d.id, survivorId: s.id }
    expect(await getPreview(await delegate(d.id, 'focal_point'), of, 'en')).toBeNull()
  })

  it('can take a proposal back, and not what is in force', async () => {
    await propose()
    const { id } = await proposal()
    expect(await code(withdrawMerger.perform(two, { id }))).toBe('ok')
    expect(await code(signMerger.perform(two, { id }))).toBe('NOT_FOUND')
    await merge()
    expect(
      await code(withdrawMerger.perform(two, await proposal().then(({ id }) => ({ id })))),
    ).toBe('ALREADY_DONE')
  })

  it('takes back other proposals about the duplicate, which could take no effect', async () => {
    const third = await buildOrganisation()
    await propose(one, [third, d])
    await propose(one, [s, third])
    const outdated = await proposal(third.id)
    await merge()
    expect(await db().organisationMerger.findUnique({ where: { id: outdated.id } })).toMatchObject({
      withdrawnAt: expect.any(Date),
    })
    expect((await proposal(s.id)).effectiveAt).toBeNull()
    const about = { kind: 'organisation.merge_withdrawn', subjectId: third.id }
    expect(await db().auditEvent.count({ where: about })).toBe(1)
    expect(await code(propose(one, [third, s]))).toBe('ok')
  })

  it('refuses what changed before the second signature', async () => {
    await propose()
    await db().organisation.update({ where: { id: s.id }, data: { verifiedAt: null } })
    expect(await code(signIt())).toBe('NOT_VERIFIED')
  })
})

describe('clearance of drafts', () => {
  const clears = async (id: string, since: Date | null) => {
    await db().organisation.update({ where: { id }, data: { clearsSince: since } })
  }
  const told = () =>
    db().auditEvent.count({ where: { kind: 'clearance.changed', subjectId: s.id } })

  it.each([
    ['duplicate', 1],
    ['survivor', 0],
  ] as const)('is required afterwards where the %s required it', async (side, events) => {
    await clears(side === 'duplicate' ? d.id : s.id, new Date())
    await merge()
    const after = await db().organisation.findUniqueOrThrow({ where: { id: s.id } })
    expect(after.clearsSince).not.toBeNull()
    expect(await told()).toBe(events)
  })

  it('is not where neither did', async () => {
    await merge()
    expect(await db().organisation.findUnique({ where: { id: s.id } })).toMatchObject({
      clearsSince: null,
    })
    expect(await told()).toBe(0)
  })
})

describe('of mergers at once', () => {
  it('into each other one holds', async () => {
    await propose(one, [d, s])
    await propose(one, [s, d])
    const ids = [(await proposal(d.id)).id, (await proposal(s.id)).id]
    const done = await Promise.all(ids.map((id) => signMerger.perform(two, { id })))
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(
      await db().organisation.count({ where: { id: { in: [d.id, s.id] }, mergedIntoId: null } }),
    ).toBe(1)
  })

  it('one waits for nobody who writes, and moves what was written meanwhile', async () => {
    await propose()
    const { streams } = await buildRound()
    const author = await buildMember({ organisations: [d] })
    const draft = {
      streamId: streams.norms.id,
      memberId: author.id,
      organisationId: d.id,
      content: {},
    }
    const busy = await db().$transaction(async (tx) => {
      await tx.draft.create({ data: draft })
      return code(signIt())
    })
    expect(busy).toBe('CONFLICT')
    expect(await code(signIt())).toBe('ok')
    const late = await db().draft.create({ data: draft })
    expect(late.organisationId).toBe(s.id)
    expect(await db().draft.count({ where: { organisationId: s.id } })).toBe(2)
  })

  it('of whoever writes for it while it is merged, what is written is the survivor’s', async () => {
    const { streams } = await buildRound()
    const author = await buildMember()
    let write: Promise<{ organisationId: string | null }> | undefined
    await db().$transaction(async (tx) => {
      await readIn(tx, sql`SELECT id FROM organisations WHERE id = ${d.id}::uuid FOR UPDATE`)
      await tx.organisation.update({ where: { id: d.id }, data: { mergedIntoId: s.id } })
      write = buildInput({ stream: streams.norms, organisation: d, author })
      const waits = sql`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query ILIKE '%inputs%'
        AND datname = current_database()`
      while ((await read(waits)).length === 0);
    })
    expect((await write)?.organisationId).toBe(s.id)
  })
})

describe('what goes over', () => {
  it('is everybody, with the higher role; and the rights over what either wrote', async () => {
    const { streams } = await buildRound()
    const [focal, drafter] = [await delegate(d.id, 'focal_point'), await delegate(s.id, 'drafter')]
    const both = await delegate(d.id, 'submitter', s.id)
    const [ours, theirs] = [
      await buildInput({ stream: streams.norms, organisation: d }),
      await buildInput({ stream: streams.norms, organisation: s }),
    ]
    const { draft } = await buildDraft({
      stream: streams.norms,
      organisation: d,
      member: { id: idOf(focal) },
    })
    expect(await getDraft(drafter, draft)).toBeNull()
    expect(
      await code(
        withdrawInput.perform(focal, { reference: theirs.reference, confirm: 'on', reason: '' }),
      ),
    ).toBe('NOT_FOUND')
    await merge()
    expect(await rolesIn(d.id)).toEqual({})
    expect(await rolesIn(s.id)).toMatchObject({
      [idOf(focal)]: 'focal_point',
      [idOf(drafter)]: 'drafter',
      [idOf(both)]: 'submitter',
    })
    const joined = { kind: 'member.joined', organisationId: s.id }
    expect(await db().auditEvent.count({ where: joined })).toBeGreaterThanOrEqual(2)
    expect(await getDraft(await again(drafter), draft)).toMatchObject({ organisationId: s.id })
    const mine = await listMyInputs(await again(both))
    expect(mine.items.map(({ reference }) => reference).sort()).toEqual(
      [ours.reference, theirs.reference].sort(),
    )
    expect(
      await code(
        withdrawInput.perform(await again(focal), {
          reference: theirs.reference,
          confirm: 'on',
          reason: '',
        }),
      ),
    ).toBe('ok')
    expect((await listEvents(await again(focal))).items.map(({ kind }) => kind)).toContain(
      'organisation.merged',
    )
  })

  it('is the log of the duplicate, for the focal points of the survivor', async () => {
    const focal = await delegate(s.id, 'focal_point')
    await db().auditEvent.create({
      data: { kind: 'membership.asked', subjectId: d.id, organisationId: d.id },
    })
    const kinds = async () => (await listEvents(await again(focal))).items.map(({ kind }) => kind)
    expect(await kinds()).not.toContain('membership.asked')
    await merge()
    expect(await kinds()).toContain('membership.asked')
  })

  it('is what waits: requests and invitations, each once', async () => {
    const [asker, holder] = [await buildMember(), await delegate(d.id, 'drafter')]
    const ask = (organisationId: string, memberId: string, role: 'drafter' | 'submitter') =>
      db().membershipRequest.create({ data: { organisationId, memberId, role, reason: 'r' } })
    await ask(d.id, asker.id, 'drafter')
    await ask(s.id, asker.id, 'submitter')
    await ask(s.id, idOf(holder), 'drafter')
    const alone = await ask(d.id, (await buildMember()).id, 'drafter')
    const invite = (organisationId: string, email: string) =>
      db().delegateInvitation.create({
        data: { organisationId, email, role: 'drafter', invitedById: asker.id },
      })
    await invite(d.id, 'a@example.org')
    await invite(s.id, 'a@example.org')
    await invite(d.id, 'b@example.org')
    await merge()
    const open = await db().membershipRequest.findMany({
      where: { organisationId: { in: [d.id, s.id] }, decidedAt: null },
    })
    expect(open.map(({ organisationId }) => organisationId)).toEqual([s.id, s.id])
    expect(open.map(({ id }) => id)).toContain(alone.id)
    expect(open.map(({ memberId }) => memberId)).not.toContain(idOf(holder))
    const waiting = await db().delegateInvitation.findMany({
      where: { organisationId: { in: [d.id, s.id] }, revokedAt: null },
      orderBy: { email: 'asc' },
    })
    expect(waiting.map(({ organisationId, email }) => [organisationId, email])).toEqual([
      [s.id, 'a@example.org'],
      [s.id, 'b@example.org'],
    ])
  })

  it('is co-sponsors and declarations, each once, and none on their own text', async () => {
    const { streams } = await buildRound()
    const stream = streams.norms
    const joint = await buildInput({ stream })
    const asked = await buildInput({ stream })
    const [ofDuplicate, ofSurvivor] = [
      await buildInput({ stream, organisation: d }),
      await buildInput({ stream, organisation: s }),
    ]
    const sponsor = (inputId: string, organisationId: string, confirmed = true) =>
      db().coSponsorship.create({
        data: {
          inputId,
          organisationId,
          ...(confirmed && { confirmedAt: new Date(), confirmedVersion: 1 }),
        },
      })
    const align = (inputId: string, organisationId: string) =>
      db().alignment.create({
        data: { inputId, organisationId, kind: 'alignment', declaredById: idOf(one) },
      })
    await sponsor(joint.id, d.id)
    await sponsor(joint.id, s.id)
    await sponsor(asked.id, d.id)
    await sponsor(asked.id, s.id, false)
    await sponsor(ofDuplicate.id, s.id)
    await sponsor(ofSurvivor.id, d.id)
    const plain = await buildInput({ stream })
    await align(plain.id, d.id)
    await align(plain.id, s.id)
    await align(asked.id, s.id)
    await align(ofSurvivor.id, d.id)
    const preview = await getPreview(one, { duplicateId: d.id, survivorId: s.id }, 'en')
    expect(preview).toMatchObject({
      sponsorships: 3,
      doubledSponsorships: 4,
      alignments: 2,
      doubledAlignments: 3,
      inputs: 1,
    })
    await merge()
    const standing = async (inputId: string) =>
      [
        ...(await db().coSponsorship.findMany({ where: { inputId, endedAt: null } })),
        ...(await db().alignment.findMany({ where: { inputId, endedAt: null } })),
      ].map(({ organisationId }) => organisationId)
    expect(await standing(joint.id)).toEqual([s.id])
    expect(await standing(asked.id)).toEqual([s.id])
    expect(
      (await db().coSponsorship.findFirst({ where: { inputId: asked.id, endedAt: null } }))
        ?.confirmedVersion,
    ).toBe(1)
    expect(await standing(plain.id)).toEqual([s.id])
    expect(await standing(ofDuplicate.id)).toEqual([])
    expect(await standing(ofSurvivor.id)).toEqual([])
    const seen = await getInput(visitor(), joint.reference)
    expect(seen).toMatchObject({ sponsors: 1, sponsorNames: [s.name] })
    // That both had joined stays in the history, under the name it was done under.
    if (seen)
      expect((await getStanding(visitor(), seen, 'en')).history).toMatchObject(
        [d, s]
          .map(({ name }) => ({ organisation: name }))
          .sort((a, b) => (a.organisation < b.organisation ? -1 : 1)),
      )
  })

  it('is an accreditation where the survivor has none, with its reason', async () => {
    const rounds = [await buildRound(), await buildRound(), await buildRound()]
    const record = (
      organisationId: string,
      at: number,
      state: 'applied' | 'accredited' | 'not_accredited',
    ) =>
      db().accreditation.create({
        data: { organisationId, roundId: rounds[at]?.round.id ?? '', state, reason: 'As decided.' },
      })
    await record(d.id, 0, 'not_accredited')
    await record(d.id, 1, 'accredited')
    await record(s.id, 1, 'applied')
    await record(d.id, 2, 'accredited')
    await record(s.id, 2, 'not_accredited')
    await merge()
    const latest = async (at: number) =>
      db().accreditation.findFirst({
        where: { organisationId: s.id, roundId: rounds[at]?.round.id ?? '' },
        orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
      })
    expect(await latest(0)).toMatchObject({
      state: 'not_accredited',
      reason: `${d.name}: As decided.`,
    })
    expect(await latest(1)).toMatchObject({ state: 'accredited' })
    expect(await latest(2)).toMatchObject({ state: 'not_accredited', reason: 'As decided.' })
    expect(await db().accreditation.count({ where: { organisationId: d.id } })).toBe(3)
  })

  it('is not what an author let the focal points of one of them read', async () => {
    const { streams } = await buildRound()
    const confidential = {
      stream: streams.norms,
      attribution: 'moderators_only',
      focalPointsFrom: new Date(),
    } as const
    const input = await buildInput({ ...confidential, organisation: d })
    const other = await buildInput({ ...confidential, organisation: s })
    const [focal, theirs] = [
      await delegate(d.id, 'focal_point'),
      await delegate(s.id, 'focal_point'),
    ]
    expect(await getInput(focal, input.reference)).not.toBeNull()
    const preview = await getPreview(one, { duplicateId: d.id, survivorId: s.id }, 'en')
    expect(preview?.inputs).toBe(0)
    await merge()
    for (const { reference } of [input, other])
      for (const viewer of [focal, theirs])
        expect(await getInput(await again(viewer), reference)).toBeNull()
  })

  it('is one in every figure', async () => {
    const { round, streams } = await buildRound()
    for (const organisation of [d, s]) await buildInput({ stream: streams.norms, organisation })
    const voices = async () =>
      new Set((await listVoices(round.id)).map(({ organisationId }) => organisationId)).size
    expect(await voices()).toBe(2)
    await merge()
    expect(await voices()).toBe(1)
  })

  it('is one among the five that hide a name', async () => {
    const { streams } = await buildRound()
    const organisations = [d, s]
    for (let n = 0; n < 3; n++) organisations.push(await buildOrganisation())
    const level = { stream: streams.norms, attribution: 'type_and_region' } as const
    const inputs: { reference: string }[] = []
    for (const organisation of organisations)
      inputs.push(await buildInput({ ...level, organisation }))
    const byline = async () => (await getInput(visitor(), inputs[0]?.reference ?? ''))?.byline?.kind
    expect(await byline()).toBe('group')
    await merge()
    expect(await byline()).toBe('participant')
  })
})

describe('what stays as it was', () => {
  it('is under which name an input was written, told where its author is', async () => {
    const { streams } = await buildRound()
    const wish = { stream: streams.norms, organisation: d }
    const input = await buildInput(wish)
    const hidden = await buildInput({ ...wish, attribution: 'type_and_region' })
    await merge()
    expect((await getInput(visitor(), input.reference))?.byline).toEqual({
      kind: 'named',
      person: null,
      organisation: s.name,
      writtenAs: d.name,
    })
    expect(JSON.stringify(await getInput(visitor(), hidden.reference))).not.toContain(d.name)
    expect((await listInputsNaming(visitor(), { organisationId: s.id })).items).toMatchObject([
      { reference: input.reference },
    ])
    // Merged on, it still names who wrote it.
    const last = await buildOrganisation()
    await merge(s, last)
    expect((await getInput(visitor(), input.reference))?.byline).toMatchObject({
      organisation: last.name,
      writtenAs: d.name,
    })
    expect(await getOrganisation(visitor(), d.id, 'en')).toMatchObject({ mergedIntoId: last.id })
  })

  it('is held by the database', async () => {
    const { streams } = await buildRound()
    const input = await buildInput({ stream: streams.norms, organisation: d })
    const third = await buildOrganisation()
    const [state, inputs] = [db().organisation, db().input]
    const move = (data: object) => inputs.update({ where: { id: input.id }, data })
    await expect(move({ organisationId: s.id })).rejects.toThrow(/permanent/)
    await expect(move({ writtenAsId: s.id })).rejects.toThrow(/permanent/)
    await merge()
    for (const data of [
      { organisationId: d.id },
      { organisationId: third.id },
      { writtenAsId: null },
    ])
      await expect(move(data)).rejects.toThrow(/permanent/)
    const into = (id: string, mergedIntoId: string | null) =>
      state.update({ where: { id }, data: { mergedIntoId } })
    await expect(into(d.id, null)).rejects.toThrow(/permanent/)
    await expect(into(d.id, third.id)).rejects.toThrow(/permanent/)
    await expect(into(s.id, s.id)).rejects.toThrow(/does not stand/)
    await expect(into(s.id, d.id)).rejects.toThrow(/does not stand/)
    const un = await buildOrganisation({ type: 'state' })
    await expect(into(un.id, s.id)).rejects.toThrow(/never merged away/)
    const merger = await proposal()
    const at = { where: { id: merger.id } }
    await expect(db().organisationMerger.update({ ...at, data: { reason: 'x' } })).rejects.toThrow(
      /permanent/,
    )
    await expect(db().organisationMerger.delete(at)).rejects.toThrow(/permanent/)
  })
})

describe('a conflict of interest', () => {
  async function stage() {
    const { round, streams } = await buildRound()
    const document = await buildDocument({
      round,
      revisions: [{ name: 'Zero draft', paragraphs: [{ number: '1', text: 'Welcomes.' }] }],
    })
    const [revision] = document.revisions
    const input = async (organisation: { id: string }) => {
      const { points } = await buildInput({ stream: streams.norms, organisation })
      return points[0] as { id: string }
    }
    if (!revision) throw new Error('a document has a revision')
    const decided = (point: { id: string }, decidedBy: Viewer, reviewedBy?: Viewer) =>
      buildUptake({
        point,
        revision,
        decidedBy: { id: idOf(decidedBy) },
        ...(reviewedBy && { reviewedBy: { id: idOf(reviewedBy) } }),
      })
    return { input, decided }
  }
  const INTEREST = /conflict of interest/

  it('is that of both, for who was in either at any time in the round', async () => {
    const { input, decided } = await stage()
    const [ours, theirs] = [await input(d), await input(s)]
    const leaver = async (id: string) => {
      const viewer = await delegate(id, 'drafter')
      await db().membership.updateMany({
        where: { memberId: idOf(viewer) },
        data: { endedAt: new Date() },
      })
      return viewer
    }
    const people = [
      [theirs, await delegate(d.id, 'drafter')],
      [theirs, await leaver(d.id)],
      [ours, await delegate(s.id, 'drafter')],
      [ours, await leaver(s.id)],
    ] as const
    for (const [point, who] of people) {
      const { id } = await decided(point, who)
      await db().uptakeRecord.delete({ where: { id } })
    }
    await merge()
    for (const [point, who] of people) {
      await expect(decided(point, who)).rejects.toThrow(INTEREST)
      expect(
        await read(sql`SELECT has_interest(${idOf(who)}::uuid, ${point.id}::uuid) AS held`),
      ).toEqual([{ held: true }])
    }
  })

  it('keeps two of the merged from reviewing each other', async () => {
    const { input, decided } = await stage()
    const point = await input(await buildOrganisation())
    const [decider, reader] = [await delegate(d.id, 'drafter'), await delegate(s.id, 'drafter')]
    const other = await input(await buildOrganisation())
    await decided(other, decider, reader)
    await merge()
    await expect(decided(point, decider, reader)).rejects.toThrow(INTEREST)
  })

  it('that a merger brings about is told before it is signed', async () => {
    const { input, decided } = await stage()
    const count = async () =>
      (await getPreview(one, { duplicateId: d.id, survivorId: s.id }, 'en'))?.interested
    const [ours, theirs] = [await input(d), await input(s)]
    await decided(ours, await as(buildMember()))
    expect(await count()).toBe(0)
    await decided(theirs, await delegate(d.id, 'drafter'))
    expect(await count()).toBe(1)
  })
})

describe('the old name', () => {
  it('finds the survivor: in the directory, when registering and in a spreadsheet', async () => {
    await merge()
    const found = await listOrganisations(visitor(), { q: d.name, locale: 'en' })
    expect(found.items).toMatchObject([{ id: s.id, alsoKnownAs: [d.name] }])
    expect((await getOrganisation(visitor(), s.id, 'en'))?.alsoKnownAs).toEqual([d.name])
    const newcomer = await as(buildMember())
    expect(
      await registerOrganisation.perform(newcomer, {
        name: d.name.toUpperCase(),
        type: 'academia',
      }),
    ).toMatchObject({ value: { replayed: true, to: expect.stringContaining(s.id) } })
    const lines = [{ row: 2, cells: { organisation: d.name.toLowerCase() } }]
    expect(await organisationsOf(lines)).toMatchObject([{ id: s.id, known: [s.name, d.name] }])
  })

  it('that nobody verified is told to members only', async () => {
    await db().organisation.update({ where: { id: d.id }, data: { verifiedAt: null } })
    await merge()
    const of = async (viewer: Viewer) =>
      (await listOrganisations(viewer, { q: d.name, locale: 'en' })).items
    expect(await of(visitor())).toEqual([])
    expect(await of(one)).toMatchObject([{ id: s.id }])
  })
})

it('shows what it does in one statement, however much that is', async () => {
  const { round, streams } = await buildRound()
  for (let n = 0; n < 5; n++) {
    await delegate(d.id, 'submitter')
    await buildInput({ stream: streams.norms, organisation: d })
  }
  await db().accreditation.create({
    data: { organisationId: d.id, roundId: round.id, state: 'accredited', reason: 'r' },
  })
  const notes = { statements: 0, network: '' }
  const of = { duplicateId: d.id, survivorId: s.id }
  const preview = await requestNotes.run(notes, () => getPreview(one, of, 'en'))
  expect(notes.statements).toBe(1)
  expect(preview).toMatchObject({
    inputs: 5,
    accreditations: [{ duplicate: 'accredited', survivor: null }],
  })
  expect(preview?.people).toEqual([{ role: 'submitter', there: null, count: 10 }])
})

it('has every process forget the pages that it kept of any round', async () => {
  const heard: (string | undefined)[] = []
  const stop = listenTo('round_changed', (round) => heard.push(round))
  await vi.waitFor(() => expect(heard).toEqual([undefined]))
  await merge()
  await vi.waitFor(() => expect(heard).toEqual([undefined, undefined]))
  await stop()
})

it('knows every table that names an organisation', async () => {
  const rows = await read<{ held: string }>(sql`
    SELECT c.conrelid::regclass || '.' || a.attname AS held FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)
    WHERE c.contype = 'f' AND c.confrelid = 'organisations'::regclass ORDER BY 1`)
  // One more? Say in lib/mergers/mutations.ts and ADR 18 what a merger does to it.
  expect(rows.map(({ held }) => held)).toEqual([
    'accreditations.organisation_id',
    'alignments.organisation_id',
    'co_sponsorships.organisation_id',
    'delegate_invitations.organisation_id',
    'drafts.organisation_id',
    'inputs.organisation_id',
    'inputs.written_as_id',
    'membership_requests.organisation_id',
    'memberships.organisation_id',
    'organisation_mergers.duplicate_id',
    'organisation_mergers.survivor_id',
    'organisations.delegation_of_id',
    'organisations.merged_into_id',
  ])
})
