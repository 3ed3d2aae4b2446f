// Long because storing, taking back and claiming are three views of one batch, built by the same few lines.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { writeSheets } from '@/lib/platform/sheet'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildBatch, recordedLine } from '@/prisma/builders/batches'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { formOf } from './on-behalf-form'
import { COLUMNS, type Line } from './on-behalf-schema'
import { receiptText, sha256 } from './receipt'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))
// Files are read in a thread of their own, which has modules of its own.
vi.mock('@/lib/platform/sheet', async (actual) => ({
  ...(await actual<typeof import('@/lib/platform/sheet')>()),
  readSheet: () => Promise.reject(new Error('a file read on the server’s own thread')),
}))

const { discardBatch, stageOne, storeBatch, undoBatch } = await import('./on-behalf-actions')
const { readBatchApart, stageFile } = await import('./on-behalf-staging')
const { claimInput, decideClaim, disownInput } = await import('./claim-actions')
const { reviseInput } = await import('./author-actions')
const { getInput, listInputs, listInputsNaming, listMyInputs } = await import('./data')
const { getBatch, listBatches } = await import('./on-behalf-data')
const { listOpenClaims } = await import('./claim-data')
const { listVoices } = await import('@/lib/summaries/data')

type Viewer = Awaited<ReturnType<typeof viewerOfMember>>
const of = (member: { id: string }) => viewerOfMember(member.id)
const code = async (act: Promise<{ ok: boolean; code?: string }>) => (await act).code ?? 'ok'

let built: Awaited<ReturnType<typeof buildRound>>
let recorder: Viewer
let colleague: Viewer
beforeAll(async () => {
  built = await buildRound()
  const streamIds = [built.streams.norms.id]
  recorder = await of(await buildModerator({ streamIds }))
  colleague = await of(await buildModerator({ streamIds }))
})
afterAll(closeDatabase)

const staged = (lines: Line[], fileName: string | null = 'a.csv') =>
  buildBatch({
    round: built.round,
    recordedBy: { id: recorder.member?.id ?? '' },
    lines,
    fileName,
  })
/** Stores lines. @returns the batch and the references of its inputs in order */
async function stored(lines: Line[], keep = lines.map(({ cells }) => cells.input ?? '')) {
  const { id } = await staged(lines)
  expect(await code(storeBatch.perform(recorder, { batch: id, keep }))).toBe('ok')
  const batch = await getBatch(recorder, id)
  return { id, references: batch?.stored?.map(({ reference }) => reference) ?? [] }
}
const inputsOf = (batchId: string) => db().input.count({ where: { batchId } })

describe('storing a batch', () => {
  test('a file is read without storing an input, and seen by its recorder alone', async () => {
    const lines = [recordedLine(2), recordedLine(3, { title: '' })]
    const rows = lines.map(({ cells }) => COLUMNS.map((column) => cells[column] ?? ''))
    const bytes = await writeSheets('ods', [{ name: 'Inputs', rows: [[...COLUMNS], ...rows] }])
    const before = await db().input.count({ where: { streamId: built.streams.norms.id } })
    const read = await readBatchApart(bytes)
    if (!read.ok) throw new Error(read.code)
    const form = { round: built.round.slug, fileName: 'x', ...read.value }
    const act = await stageFile.perform(recorder, form)
    const id = act.ok ? (act.value.to.split('/').at(-1) ?? '') : ''
    expect((await getBatch(recorder, id))?.lines.length).toBe(2)
    for (const viewer of [colleague, visitor()]) expect(await getBatch(viewer, id)).toBeNull()
    expect(await listBatches(colleague, built.round.id)).toEqual([])
    expect(await db().input.count({ where: { streamId: built.streams.norms.id } })).toBe(before)
  })

  test('what is no file of lines is refused, and one of thousands read', async () => {
    const head = COLUMNS.join(',')
    const long = `${head}\n${Array.from({ length: 5001 }, (_, at) => `${at},norms\n`).join('')}`
    for (const [text, wanted] of [
      ['PK\x03\x04 no workbook', 'UNREADABLE'],
      ['one,two\n1,2\n', 'INCOMPLETE'],
      [`${head}\n`, 'INCOMPLETE'],
      [long, 'TOO_LARGE'],
    ] as const)
      expect(await code(readBatchApart(new TextEncoder().encode(text))), wanted).toBe(wanted)
    const read = await readBatchApart(
      new TextEncoder().encode(long.split('\n').slice(0, 4000).join('\n')),
    )
    expect(read).toMatchObject({ ok: true, value: { lines: { length: 3999 } } })
  })

  test('nobody but a moderator of the stream reads a file or records', async () => {
    const other = await of(await buildModerator({ streamIds: [built.streams.cbm.id] }))
    const line = { row: 2, cells: { input: 'a', pillar: 'norms', title: 'T', statement: 'S' } }
    const form = { round: built.round.slug, fileName: 'x', lines: [line], notes: [] }
    expect(await code(stageFile.perform(visitor(), form))).toBe('NOT_FOUND')
    expect(await code(stageFile.perform(await of(await buildMember()), form))).toBe('NOT_FOUND')
    const act = await stageFile.perform(other, form)
    const id = act.ok ? (act.value.to.split('/').at(-1) ?? '') : ''
    // Its pillar is not theirs: the line is a problem, so it can't be stored.
    expect(await code(storeBatch.perform(other, { batch: id, keep: 'a' }))).toBe('INCOMPLETE')
  })

  test('it is all or nothing: one chosen line that can no longer be stored stops all', async () => {
    const { id } = await staged([recordedLine(2), recordedLine(3, { statement: '' })])
    const act = storeBatch.perform(recorder, { batch: id, keep: ['input 2', 'input 3'] })
    expect(await code(act)).toBe('INCOMPLETE')
    expect(await inputsOf(id)).toBe(0)
    expect(await code(storeBatch.perform(colleague, { batch: id, keep: 'input 2' }))).toBe(
      'NOT_FOUND',
    )
    const twice = [0, 1].map(() =>
      code(storeBatch.perform(recorder, { batch: id, keep: 'input 2' })),
    )
    expect((await Promise.all(twice)).sort()).toEqual(['ALREADY_DONE', 'ok'])
    expect(await inputsOf(id)).toBe(1)
  })

  test('a fault in the middle leaves nothing', async () => {
    const { id } = await staged([recordedLine(2), recordedLine(3)])
    // The log refuses its second event, after all rows are written.
    await db().$executeRawUnsafe(`CREATE FUNCTION fail_${id.slice(0, 8)}() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF NEW.kind = 'batch.stored' AND NEW.subject_id = '${id}' THEN RAISE 'no'; END IF; RETURN NEW; END $$`)
    await db().$executeRawUnsafe(
      `CREATE TRIGGER fail_${id.slice(0, 8)} BEFORE INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION fail_${id.slice(0, 8)}()`,
    )
    const act = storeBatch.perform(recorder, { batch: id, keep: ['input 2', 'input 3'] })
    await expect(act).rejects.toThrow()
    await db().$executeRawUnsafe(`DROP TRIGGER fail_${id.slice(0, 8)} ON audit_events`)
    expect(await inputsOf(id)).toBe(0)
    expect((await getBatch(recorder, id))?.storedAt).toBeNull()
  })

  test('a thousand lines are stored in as many statements as one, or a few', async () => {
    const lines = Array.from({ length: 1000 }, (_, index) => recordedLine(index + 2))
    const notes = { statements: 0, network: '' }
    const { references } = await requestNotes.run(notes, () => stored(lines))
    expect(new Set(references).size).toBe(1000)
    expect(notes.statements).toBeLessThan(40)
  }, 60_000)

  test('the page says who recorded it, whence, and that its author did not submit it', async () => {
    const organisation = await buildOrganisation()
    const focal = await buildMember({ organisations: [{ ...organisation, role: 'focal_point' }] })
    const line = recordedLine(2, { organisation: organisation.name, organisation_type: '' })
    const { references } = await stored([line])
    const [reference = ''] = references
    const seen = await getInput(visitor(), reference)
    expect(seen).toMatchObject({
      recordedOnBehalf: true,
      byline: { organisation: organisation.name },
      source: line.cells.source,
      day: line.cells.given_on,
      recording: { quality: 'summary_by_organiser', place: 'Nairobi', recorder: null },
    })
    expect((await getInput(colleague, reference))?.recording.recorder).toBe('A Moderator')
    const mails = await db().outboxMail.findMany({ where: { recipient: focal.email } })
    expect(mails.length).toBe(1)
    expect(JSON.stringify(mails)).not.toContain(line.cells.statement)
    const mine = await listMyInputs(await of(focal))
    expect(mine.items).toMatchObject([{ reference, recordedOnBehalf: true, authored: false }])
  })

  test('who is not to be named is named nowhere: neither by source nor by mail', async () => {
    const organisation = await buildOrganisation()
    const focal = await buildMember({ organisations: [{ ...organisation, role: 'focal_point' }] })
    const named = {
      organisation: organisation.name,
      organisation_type: '',
      person: 'canary-person',
    }
    const secret = { source: 'canary-source', place: 'canary-place', ...named }
    const { references } = await stored([
      recordedLine(2, { ...secret, attribution: 'type_and_region' }),
      recordedLine(3, { ...secret, attribution: 'moderators_only' }),
    ])
    const [group = '', hidden = ''] = references
    const told = JSON.stringify(await getInput(visitor(), group))
    expect(told).not.toMatch(/canary/)
    expect(told).not.toContain(organisation.name)
    expect(await getInput(visitor(), hidden)).toBeNull()
    expect(await getInput(await of(focal), hidden)).toBeNull()
    const mail = await db().outboxMail.findMany({ where: { recipient: focal.email } })
    expect(mail[0]?.text).toMatch(/^An input was/)
  })

  test('an organisation that is not in the directory is named as it was, and waits for a moderator', async () => {
    const { references } = await stored([recordedLine(2)])
    const [reference = ''] = references
    expect(await getInput(visitor(), reference)).toBeNull()
    expect((await getInput(colleague, reference))?.publicByline).toMatchObject({
      organisation: 'An Institute Elsewhere',
    })
  })

  test('one input typed into the form is judged beside its fields and checked before it is stored', async () => {
    const { input: _, statement = '', ...head } = recordedLine(2).cells
    const point = {
      ...{ statement, proposed_wording: '', paragraph: '' },
      ...{ ask: '', implementation: '', linked_symbol: '' },
    }
    const form = {
      round: built.round.slug,
      batch: '',
      ...head,
      points: [point, { ...point, statement: '' }],
    }
    const bad = await stageOne.perform(recorder, {
      ...form,
      source: '',
      points: [point, { ...point, statement: '', paragraph: '4' }],
    })
    expect(bad).toMatchObject({
      code: 'INVALID',
      fieldErrors: { source: ['required'], 'points.1.statement': ['required'] },
    })
    const act = await stageOne.perform(recorder, form)
    const id = act.ok ? (act.value.to.split('/').at(-1) ?? '') : ''
    const again = await stageOne.perform(recorder, { ...form, batch: id, title: 'Typed anew' })
    expect(again.ok && again.value.to.endsWith(id)).toBe(true)
    const done = await storeBatch.perform(recorder, { batch: id, keep: '1' })
    const to = done.ok ? done.value.to : ''
    const reference = /inputs\/([\w-]+)\?/.exec(to)?.[1] ?? ''
    expect((await getInput(colleague, reference))?.version.title).toBe('Typed anew')
    expect(await code(stageOne.perform(recorder, { ...form, batch: id }))).toBe('ALREADY_DONE')
  })

  test('a point more is asked for at any time, and nothing that was typed is lost', async () => {
    const topics = await db().topic.findMany({ where: { pillar: { key: 'norms' } }, take: 2 })
    const [one, two] = topics.map(({ key }) => key)
    const { input: _, ...head } = recordedLine(2).cells
    const said = {
      ...{ statement: 'First.', proposed_wording: 'W', paragraph: '4', topics: [one, two] },
      ...{ ask: 'gap', implementation: 'Means.', linked_symbol: 'A/79/214' },
    }
    const empty = {
      ...{ statement: '', proposed_wording: '', paragraph: '' },
      ...{ ask: '', implementation: '', linked_symbol: '' },
    }
    const { statement: __, ...rest } = head
    const form = { round: built.round.slug, batch: '', ...rest }
    // Two things are wrong, which is for later.
    const more = {
      ...form,
      title: '',
      given_on: 'soon',
      points: [said, empty, said],
      next: 'another',
    }
    const act = await stageOne.perform(recorder, more)
    const to = act.ok ? act.value.to : ''
    const [, id = '', number] = /one\?batch=([\w-]+)&points=(\d+)#point-4$/.exec(to) ?? []
    expect(number).toBe('4')
    const typed = formOf((await getBatch(recorder, id))?.lines ?? [])
    const third = { ...said, topics: [one, two] }
    expect(typed).toMatchObject({
      title: '',
      given_on: 'soon',
      points: [third, { statement: '' }, third],
    })
    const again = { ...more, batch: id }
    expect(await stageOne.perform(recorder, { ...again, next: 'pillar' })).toMatchObject({
      value: { to: expect.stringContaining(`batch=${id}&choose=pillar`) },
    })
    expect(await stageOne.perform(recorder, { ...again, next: 'check' })).toMatchObject({
      fieldErrors: { title: ['required'], given_on: ['date'] },
    })
    const right = {
      ...again,
      ...head,
      next: 'check',
      points: [said, empty, { ...said, topics: one }],
    }
    const { statement: ___, ...whole } = right as typeof right & { statement?: string }
    expect(await code(stageOne.perform(recorder, whole))).toBe('ok')
    expect(await code(storeBatch.perform(recorder, { batch: id, keep: '1' }))).toBe('ok')
    const [stored] = (await getBatch(recorder, id))?.stored ?? []
    const points = (await getInput(colleague, stored?.reference ?? ''))?.points
    expect(points).toMatchObject([
      {
        statement: 'First.',
        proposedWording: 'W',
        paragraphReference: '4',
        ask: 'gap',
        implementation: 'Means.',
        linkedSymbol: 'A/79/214',
      },
      { topics: [{ key: one }] },
    ])
    expect(points?.[0]?.topics.map(({ key }) => key).sort()).toEqual([one, two].sort())
    const version = await db().inputVersion.findFirstOrThrow({
      where: { input: { reference: stored?.reference } },
      include: { points: { include: { topics: { include: { topic: true } } } } },
    })
    const hashed = receiptText({
      ...{ reference: stored?.reference ?? '', number: 1, language: version.language },
      title: version.title,
      points: version.points
        .sort((a, b) => a.number - b.number)
        .map((point) => ({ ...point, topics: point.topics.map(({ topic }) => topic.key) })),
    })
    expect(sha256(hashed)).toBe(version.hash)
  })

  test('what is discarded is forgotten', async () => {
    const { id } = await staged([recordedLine(2)])
    expect(await code(discardBatch.perform(colleague, { batch: id }))).toBe('NOT_FOUND')
    expect(await code(discardBatch.perform(recorder, { batch: id }))).toBe('ok')
    expect(await getBatch(recorder, id)).toBeNull()
    const kept = await db().importBatch.findUniqueOrThrow({ where: { id } })
    expect(kept.lines).toEqual([])
  })
})

const confirm = 'on'
const listed = async (organisation: { name: string }) => {
  const { id, references } = await stored([
    recordedLine(2, { organisation: organisation.name, organisation_type: '' }),
    recordedLine(3, { organisation: organisation.name, organisation_type: '', title: 'Second' }),
  ])
  const [first = '', second = ''] = references
  return { id, first, second }
}
const delegation = async () => {
  const organisation = await buildOrganisation()
  const member = async (role: 'submitter' | 'drafter') =>
    of(await buildMember({ organisations: [{ ...organisation, role }] }))
  return { organisation, submitter: await member('submitter'), drafter: await member('drafter') }
}

describe('taking a batch back', () => {
  test('makes tombstones of all its inputs, once, and for nobody who moderates elsewhere', async () => {
    const elsewhere = await of(await buildModerator({ streamIds: [built.streams.cbm.id] }))
    const { organisation } = await delegation()
    const { id, first, second } = await listed(organisation)
    expect(await code(undoBatch.perform(elsewhere, { batch: id, confirm }))).toBe('NOT_FOUND')
    const twice = [0, 1].map(() => code(undoBatch.perform(recorder, { batch: id, confirm })))
    expect((await Promise.all(twice)).sort()).toEqual(['ALREADY_DONE', 'ok'])
    for (const reference of [first, second]) {
      const seen = await getInput(visitor(), reference)
      expect(seen).toMatchObject({ points: [], byline: null, recording: { inError: true } })
      expect(JSON.stringify(seen)).not.toMatch(/points of contact/)
    }
    const events = await db().auditEvent.findMany({ where: { subjectId: id } })
    expect(events.map(({ kind }) => kind)).toEqual(['batch.stored', 'batch.undone'])
  })

  test('ends with the first claim, disownment or uptake record', async () => {
    const { organisation, submitter } = await delegation()
    const claimed = await listed(organisation)
    expect(await code(claimInput.perform(submitter, { reference: claimed.second }))).toBe('ok')
    const undo = (batch: string) => code(undoBatch.perform(recorder, { batch, confirm }))
    expect(await undo(claimed.id)).toBe('IN_USE')
    expect((await getInput(visitor(), claimed.first))?.withdrawnOn).toBeNull()
    const disowned = await listed(organisation)
    const disown = { reference: disowned.first, reason: '', confirm }
    expect(await code(disownInput.perform(submitter, disown))).toBe('ok')
    expect(await undo(disowned.id)).toBe('IN_USE')
  })
})

describe('whoever is named', () => {
  test('claims it for their organisation, answers for it and writes a new version', async () => {
    const { organisation, submitter, drafter } = await delegation()
    const { first } = await listed(organisation)
    const stranger = await of(await buildMember())
    for (const viewer of [drafter, stranger, recorder, visitor()])
      expect(await code(claimInput.perform(viewer, { reference: first }))).toBe('NOT_FOUND')
    const revise = { reference: first, formKey: crypto.randomUUID() }
    expect(await code(reviseInput.perform(submitter, revise))).toBe('NOT_FOUND')
    const twice = [0, 1].map(() => code(claimInput.perform(submitter, { reference: first })))
    const [one, other] = (await Promise.all(twice)).sort()
    expect([
      one === 'ALREADY_DONE' || one === 'NOT_FOUND',
      other === 'ok' || one === 'NOT_FOUND',
    ]).toEqual([true, true])
    expect(await code(reviseInput.perform(submitter, revise))).toBe('ok')
    expect(await getInput(submitter, first)).toMatchObject({
      recordedOnBehalf: true,
      authorId: submitter.member?.id,
      recording: { claimed: true },
    })
  })

  test('whose it is changes by a confirmed claim only, whatever writes it', async () => {
    const { organisation, submitter } = await delegation()
    const { first } = await listed(organisation)
    const member = await buildMember()
    const take = (authorId: string) =>
      db().input.update({ where: { reference: first }, data: { authorId } })
    await expect(take(member.id)).rejects.toThrow(/permanent/)
    await claimInput.perform(submitter, { reference: first })
    await expect(take(member.id)).rejects.toThrow(/permanent/)
  })

  test('as a person asks, and a moderator of the stream confirms or declines', async () => {
    const { references } = await stored([
      recordedLine(2, { organisation: '', organisation_type: '', person: 'A Person' }),
    ])
    const [reference = ''] = references
    const input = await db().input.findUniqueOrThrow({ where: { reference } })
    await db().inputPublication.create({ data: { inputId: input.id } })
    const [person, impostor] = [await of(await buildMember()), await of(await buildMember())]
    for (const viewer of [person, impostor])
      expect(await code(claimInput.perform(viewer, { reference }))).toBe('ok')
    expect(await code(claimInput.perform(person, { reference }))).toBe('ALREADY_DONE')
    await db().member.update({
      where: { id: person.member?.id ?? '' },
      data: { name: 'Nom de plume', pseudonymFrom: new Date() },
    })
    const claims = await listOpenClaims(colleague, built.round.id)
    // Nobody else is shown the address of who is called by a pseudonym.
    expect(claims.find(({ claimantId }) => claimantId === person.member?.id)?.claimant).toBe(
      'Nom de plume',
    )
    const claimOf = (viewer: Viewer) =>
      claims.find(({ claimantId }) => claimantId === viewer.member?.id)?.claimId ?? ''
    const decide = (viewer: Viewer, by: Viewer, decision: string) =>
      code(decideClaim.perform(by, { claim: claimOf(viewer), decision }))
    expect(await decide(person, person, 'confirm')).toBe('NOT_FOUND')
    expect((await getInput(person, reference))?.own).toBeFalsy()
    const both = [decide(person, colleague, 'confirm'), decide(person, recorder, 'confirm')]
    expect((await Promise.all(both)).sort()).toEqual(['ALREADY_DONE', 'ok'])
    expect(await decide(impostor, colleague, 'confirm')).toBe('ALREADY_DONE')
    expect(await decide(impostor, colleague, 'decline')).toBe('ok')
    expect((await getInput(person, reference))?.own).toBe(true)
    expect((await getInput(impostor, reference))?.own).toBeFalsy()
  })

  test('disowns it: the text stays without the name and counts no more', async () => {
    const { organisation, submitter, drafter } = await delegation()
    const { first } = await listed(organisation)
    const voices = async () =>
      (await listVoices(built.round.id)).filter((voice) => voice.organisationId === organisation.id)
    expect((await voices())[0]?.inputs).toBe(2)
    const form = { reference: first, reason: 'We said something else.', confirm }
    for (const viewer of [drafter, recorder, visitor()])
      expect(await code(disownInput.perform(viewer, form))).toBe('NOT_FOUND')
    const twice = [0, 1].map(() => code(disownInput.perform(submitter, form)))
    expect((await Promise.all(twice)).sort()).toEqual(['ALREADY_DONE', 'ok'])
    const seen = await getInput(visitor(), first)
    expect(seen).toMatchObject({
      byline: { kind: 'participant', disowned: true },
      source: null,
      recording: { disowned: { reason: 'We said something else.' }, place: null },
    })
    expect(seen?.points.length).toBe(1)
    expect(JSON.stringify(seen)).not.toContain(organisation.name)
    expect((await voices())[0]?.inputs).toBe(1)
    const named = await listInputsNaming(visitor(), { organisationId: organisation.id })
    expect(named.items.length).toBe(1)
    const row = (
      await listInputs(visitor(), { streamId: built.streams.norms.id, limit: 2000 })
    ).items.find((item) => item.reference === first)
    expect(row?.byline).toMatchObject({ disowned: true })
  })

  test('an input that its author submitted here is nobody else’s to claim or disown', async () => {
    const { organisation, submitter } = await delegation()
    const { reference } = await buildInput({ stream: built.streams.norms, organisation })
    const form = { reference, reason: '', confirm }
    expect(await code(claimInput.perform(submitter, { reference }))).toBe('NOT_FOUND')
    expect(await code(disownInput.perform(submitter, form))).toBe('NOT_FOUND')
  })
})
