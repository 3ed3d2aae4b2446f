// Over 250 lines: a file's way from draft to receipt in one database.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { authorize } from '@/lib/platform/permit'
import { viewerOfMember, visitor } from '@/lib/platform/viewer'
import { attachmentOf, buildDraftAttachment, storedFile } from '@/prisma/builders/attachments'
import { buildDelegation, buildDraft } from '@/prisma/builders/drafts'
import { buildInput } from '@/prisma/builders/inputs'
import { buildModerator } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { discardDraft } = await import('@/lib/inputs/actions')
const { submitInput } = await import('@/lib/inputs/submit-actions')
const { reviseInput, withdrawInput } = await import('@/lib/inputs/author-actions')
const { getInput } = await import('@/lib/inputs/data')
const { getDraft } = await import('@/lib/inputs/draft-data')
const { sha256 } = await import('@/lib/inputs/receipt')
const { receiptOf } = await import('@/lib/inputs/receipt-of')
const { findReceipt } = await import('@/lib/inputs/verify-data')
const { removeAttachment } = await import('./actions')
const { addAttachment } = await import('./acts')
const { getAttachment, getContent } = await import('./data')
const { storeCleaning } = await import('./mutations')
const { canAddAttachment } = await import('./policy')
const { finishUpload, receiveFile, receivePiece } = await import('./receive')

const code = async (act: Promise<{ ok: boolean; code?: string; fieldErrors?: object }>) => {
  const { ok, code: refused, fieldErrors } = await act
  return ok ? 'ok' : (Object.values(fieldErrors ?? {})[0]?.[0] ?? refused)
}
const text = (content: string) => ({
  format: 'txt' as const,
  content: new Uint8Array(Buffer.from(content)),
})

let scene: Awaited<ReturnType<typeof stage>>
async function stage() {
  const { streams } = await buildRound()
  const us = await buildDelegation()
  const them = await buildDelegation()
  const of = (member: { id: string }) => viewerOfMember(member.id)
  return {
    stream: streams.norms,
    ...us,
    drafting: await of(us.drafter),
    submitting: await of(us.submitter),
    theirs: await of(them.submitter),
    moderator: await of(await buildModerator({ streamIds: [streams.norms.id] })),
  }
}
beforeAll(async () => {
  scene = await stage()
})
afterAll(closeDatabase)

const draft = (content?: object) =>
  buildDraft({
    stream: scene.stream,
    organisation: scene.organisation,
    member: scene.drafter,
    content,
  })
const add = (id: string, name: string, content = name) =>
  addAttachment.perform(scene.drafting, { draft: id, name, ...text(content) })
const held = async (id: string) => (await getDraft(scene.drafting, id))?.attachments ?? []
const permitOf = async (id: string) => {
  const subject = await getDraft(scene.drafting, id)
  const permit = subject && authorize(scene.drafting, canAddAttachment, subject)
  if (!permit) throw new Error('not the drafter’s')
  return permit
}
async function submitted(id: string) {
  const { version, formKey } = await db().draft.findUniqueOrThrow({ where: { id } })
  const form = { draft: id, version: String(version), formKey }
  const done = await submitInput.perform(scene.submitting, form)
  return done.ok ? (/inputs\/([^/]+)/.exec(done.value.to)?.[1] ?? '') : `refused: ${done.code}`
}

describe('a draft', () => {
  it('takes a file once, logs it, and counts as changed', async () => {
    const { draft: id } = await draft()
    expect(await code(add(id, 'Letter.txt'))).toBe('ok')
    expect(await add(id, 'Letter.txt')).toMatchObject({ value: { replayed: true } })
    expect(await code(add(id, 'Copy.txt', 'Letter.txt'))).toBe('fileTwice')
    expect(await held(id)).toMatchObject([{ name: 'Letter.txt', hash: sha256('Letter.txt') }])
    expect((await getDraft(scene.drafting, id))?.version).toBe(2)
    const events = await db().auditEvent.findMany({ where: { subjectId: id } })
    expect(events.map(({ kind }) => kind)).toEqual(['attachment.added'])
    expect(JSON.stringify(events)).not.toContain('Letter')
  })

  it('takes ten files, also from ten who add at once, and no eleventh', async () => {
    const { draft: id } = await draft()
    const names = Array.from({ length: 12 }, (_, n) => `${n}.txt`)
    const answers = await Promise.all(names.map((name) => code(add(id, name))))
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(10)
    expect(answers.filter((answer) => answer === 'fileTooMany')).toHaveLength(2)
    expect(await held(id)).toHaveLength(10)
  })

  it('is nobody’s but its writers’', async () => {
    const { draft: id } = await draft()
    const form = { draft: id, name: 'a.txt', ...text('a') }
    expect(await code(addAttachment.perform(scene.theirs, form))).toBe('NOT_FOUND')
    expect(await code(addAttachment.perform(visitor(), form))).toBe('NOT_FOUND')
    const { id: file } = await buildDraftAttachment({ id }, { name: 'b.txt', text: 'b' })
    expect((await getAttachment(scene.drafting, file))?.name).toBe('b.txt')
    for (const viewer of [scene.theirs, scene.moderator, visitor()])
      expect(await getAttachment(viewer, file)).toBeNull()
    const removal = { draft: id, attachment: file }
    expect(await code(removeAttachment.perform(scene.theirs, removal))).toBe('NOT_FOUND')
    const other = (await draft()).draft
    expect(await code(removeAttachment.perform(scene.drafting, { ...removal, draft: other }))).toBe(
      'ALREADY_DONE',
    )
    expect(await held(id)).toHaveLength(1)
  })

  it('gives a file up, and its content with it', async () => {
    const { draft: id } = await draft()
    await add(id, 'gone.txt')
    const [file] = await held(id)
    const removal = { draft: id, attachment: file?.id ?? '' }
    expect(await code(removeAttachment.perform(scene.drafting, removal))).toBe('ok')
    expect(await db().storedFile.count({ where: { hash: file?.hash ?? '' } })).toBe(0)
    expect(await code(removeAttachment.perform(scene.drafting, removal))).toBe('ALREADY_DONE')
  })

  it('that is discarded leaves nothing behind once it is cleaned up', async () => {
    const { draft: id } = await draft()
    await add(id, 'left.txt')
    await receivePiece(await permitOf(id), {
      hash: sha256('x'),
      number: 0,
      content: Buffer.from('x'),
    })
    await db().uploadPiece.updateMany({ data: { receivedAt: new Date(Date.now() - 90_000_000) } })
    await discardDraft.perform(scene.drafting, { draft: id, version: '2' })
    await storeCleaning()
    expect(await db().storedFile.count({ where: { hash: sha256('left.txt') } })).toBe(0)
    expect(await db().uploadPiece.count({ where: { draftId: id } })).toBe(0)
  })
})

describe('a file on its way', () => {
  const content = Buffer.from('Ж'.repeat(200_000))
  const hash = createHash('sha256').update(content).digest('hex')
  const piece = (number: number) => content.subarray(number * 262_144, (number + 1) * 262_144)

  it('arrives in pieces, in any order and more than once, and is whole', async () => {
    const { draft: id } = await draft()
    const permit = await permitOf(id)
    for (const number of [1, 0, 1])
      await receivePiece(permit, { hash, number, content: piece(number) })
    expect(await code(finishUpload(permit, { hash, name: 'Ж.txt' }))).toBe('ok')
    expect(await held(id)).toMatchObject([{ name: 'Ж.txt', hash, bytes: content.length }])
    expect(await db().uploadPiece.count({ where: { draftId: id } })).toBe(0)
  })

  it('is refused where a piece is missing, or of another length', async () => {
    const { draft: id } = await draft()
    const permit = await permitOf(id)
    await receivePiece(permit, { hash, number: 1, content: piece(1) })
    expect(await code(finishUpload(permit, { hash, name: 'Ж.txt' }))).toBe('fileIncomplete')
    const large = { hash, number: 0, content: Buffer.alloc(262_145) }
    expect(await code(receivePiece(permit, large))).toBe('TOO_LARGE')
    expect(await held(id)).toEqual([])
  })

  it('is refused for its name, its length and what it is', async () => {
    const permit = await permitOf((await draft()).draft)
    const take = (name: string, file: Buffer) => code(receiveFile(permit, { name, content: file }))
    expect(await take('a.exe', content)).toBe('fileType')
    expect(await take('a\u202e.txt', content)).toBe('fileName')
    expect(await take('a.txt', Buffer.alloc(0))).toBe('fileEmpty')
    expect(await take('a.txt', Buffer.alloc(10 * 1024 * 1024 + 1, 65))).toBe('fileTooLarge')
    expect(await take('a.pdf', content)).toBe('fileContent')
  })
})

describe('what was submitted', () => {
  it('holds its files for good, in its receipt, and gives them to the next version', async () => {
    const { draft: id } = await draft()
    await add(id, 'One.txt')
    await add(id, 'Two.txt')
    const reference = await submitted(id)
    const input = await getInput(visitor(), reference)
    expect(input?.attachments.map(({ name }) => name)).toEqual(['One.txt', 'Two.txt'])
    const receipt = (input && receiptOf(input)) ?? ''
    expect(sha256(receipt)).toBe(input?.version.hash)
    expect(receipt).toContain(`"attachments":["${sha256('One.txt')}","${sha256('Two.txt')}"]`)
    expect(await findReceipt(reference, sha256(receipt))).toMatchObject({ number: 1 })
    expect(await code(add(id, 'Three.txt'))).toBe('ALREADY_DONE')

    const revise = { reference, formKey: crypto.randomUUID() }
    const revised = await reviseInput.perform(scene.submitting, revise)
    const next = revised.ok ? (revised.value.to.split('/').at(-1) ?? '') : ''
    const [one] = await held(next)
    await removeAttachment.perform(scene.drafting, { draft: next, attachment: one?.id ?? '' })
    await add(next, 'Three.txt')
    expect(await submitted(next)).toBe(reference)
    const edited = await getInput(visitor(), reference)
    expect(edited?.attachments.map(({ name }) => name)).toEqual(['Two.txt', 'Three.txt'])
    const before = await getInput(visitor(), reference, 1)
    expect(before?.attachments.map(({ name }) => name)).toEqual(['One.txt', 'Two.txt'])
    expect(before && sha256(receiptOf(before) ?? '')).toBe(before?.version.hash)
  })

  it('keeps receipts of versions without files as they were', async () => {
    const reference = await submitted((await draft()).draft)
    const input = await getInput(visitor(), reference)
    const receipt = (input && receiptOf(input)) ?? ''
    expect(receipt).toMatch(/^\{"format":"uptake-input\/1","reference"/)
    expect(receipt).not.toContain('attachments')
  })

  it('can’t be changed, emptied, or given another file', async () => {
    const input = await buildInput({
      stream: scene.stream,
      files: [{ name: 'a.txt', text: 'kept' }],
    })
    const { versionId, fileId } = await db().attachment.findFirstOrThrow({
      where: { version: { inputId: input.id } },
    })
    const run = (statement: string) => db().$executeRawUnsafe(statement)
    for (const statement of [
      "UPDATE attachments SET name = 'b.txt'",
      'DELETE FROM attachments',
      'TRUNCATE attachments CASCADE',
      'TRUNCATE files CASCADE',
      `UPDATE files SET content = 'x' WHERE id = '${fileId}'`,
      `INSERT INTO attachments (version_id, file_id, number, name) VALUES ('${versionId}', '${fileId}', 2, 'b')`,
    ])
      await expect(run(statement), statement).rejects.toThrow(/permanent/)
    await expect(run(`DELETE FROM files WHERE id = '${fileId}'`)).rejects.toThrow(
      /attachments_file/,
    )
    const lie = { ...storedFile({ name: 'x', text: 'x' }), hash: sha256('y') }
    await expect(db().storedFile.create({ data: lie })).rejects.toThrow(/files_hash_of_content/)
  })

  const wish = () => ({
    stream: scene.stream,
    organisation: scene.organisation,
    author: scene.submitter,
    files: [{ name: 'CANARY-Ann.txt', text: 'content' }],
  })

  it('tells the public no name of a file where the author is not named', async () => {
    const input = await buildInput({ ...wish(), attribution: 'type_and_region' })
    const file = await attachmentOf(input)
    for (const viewer of [visitor(), scene.theirs]) {
      expect(JSON.stringify(await getInput(viewer, input.reference))).not.toContain('CANARY')
      expect((await getAttachment(viewer, file))?.input?.named).toBe(false)
    }
    for (const viewer of [scene.submitting, scene.moderator]) {
      expect(JSON.stringify(await getInput(viewer, input.reference))).toContain('CANARY')
      expect((await getAttachment(viewer, file))?.input?.named).toBe(true)
    }
    const named = await buildInput({ ...wish(), attribution: 'organisation' })
    const read = await getAttachment(visitor(), await attachmentOf(named))
    expect(read?.input?.named).toBe(true)
    expect(read && (await getContent(read))?.toString()).toBe('content')
  })

  it('shows a file for moderators only to its author and, logged, to its moderators', async () => {
    const input = await buildInput({ ...wish(), attribution: 'moderators_only', published: false })
    const file = await attachmentOf(input)
    expect(await getAttachment(visitor(), file)).toBeNull()
    expect(await getAttachment(scene.drafting, file)).toBeNull()
    expect(await getAttachment(scene.submitting, file)).not.toBeNull()
    const opened = () => db().auditEvent.count({ where: { subjectId: input.id } })
    expect(await opened()).toBe(0)
    expect(await getAttachment(scene.moderator, file)).not.toBeNull()
    expect(await opened()).toBe(1)
  })

  it('is gone with the input, also for its author, and so is the answer to its receipt', async () => {
    const input = await buildInput(wish())
    const file = await attachmentOf(input)
    const hash = (await getInput(visitor(), input.reference))?.version.hash ?? ''
    expect(await findReceipt(input.reference, hash)).not.toBeNull()
    const form = { reference: input.reference, reason: '', confirm: 'on' }
    expect(await code(withdrawInput.perform(scene.submitting, form))).toBe('ok')
    for (const viewer of [visitor(), scene.submitting, scene.moderator])
      expect(await getAttachment(viewer, file)).toBeNull()
    expect(await findReceipt(input.reference, hash)).toBeNull()
  })
})

describe('a receipt asked about', () => {
  it('is answered alike where it is unknown, held back, for moderators only or another', async () => {
    const hashOf = async ({ id }: { id: string }) =>
      (await db().inputVersion.findFirstOrThrow({ where: { inputId: id } })).hash
    const known = await buildInput({ stream: scene.stream })
    const waiting = await buildInput({ stream: scene.stream, published: false })
    const hidden = await buildInput({ stream: scene.stream, attribution: 'moderators_only' })
    expect(await findReceipt(known.reference, await hashOf(known))).toMatchObject({
      kind: 'original',
    })
    expect(await findReceipt(known.reference, await hashOf(waiting))).toBeNull()
    expect(await findReceipt(waiting.reference, await hashOf(waiting))).toBeNull()
    expect(await findReceipt(hidden.reference, await hashOf(hidden))).toBeNull()
    expect(await findReceipt('GM26-000000', await hashOf(known))).toBeNull()
  })
})
