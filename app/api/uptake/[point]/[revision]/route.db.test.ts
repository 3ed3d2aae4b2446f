import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { POST as UNDO } from '@/app/api/acts/[act]/route'
import { closeDatabase, db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { requestNotes } from '@/lib/platform/request'
import { buildMember, buildModerator, buildSession } from '@/prisma/builders/members'
import { stage } from '@/prisma/builders/uptake-stage'
import { POST } from './route'

let token: string | undefined
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => (token ? { value: token } : undefined) }),
}))

afterAll(closeDatabase)

let scene: Awaited<ReturnType<typeof stage>>
beforeEach(async () => {
  scene = await stage()
  token = await buildSession({ memberId: scene.moderator.member?.id ?? '', secondFactor: true })
})

const send = (path: string, fields: Record<string, string> = {}, origin?: string) => {
  const body = new URLSearchParams(fields).toString()
  return new Request(new URL(path, env().NEXTAUTH_URL), {
    method: 'POST',
    headers: {
      origin: origin ?? new URL(env().NEXTAUTH_URL).origin,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(body.length),
    },
    body,
  })
}

async function decide(more: Record<string, string> = {}, origin?: string) {
  const at = { point: scene.point.id, revision: scene.zero.id }
  const fields = {
    version: '0',
    outcome: 'reflected',
    reason: '',
    carriedTo: '',
    paragraphs: scene.zero.paragraphs[0]?.id ?? '',
    ...more,
  }
  const request = send(`/api/uptake/${at.point}/${at.revision}`, fields, origin)
  const response = await POST(request, { params: Promise.resolve(at) })
  return { status: response.status, ...(await response.json()) }
}

async function undo(act: string) {
  const response = await UNDO(send(`/api/acts/${act}`), {
    params: Promise.resolve({ act }),
  })
  return { status: response.status, ...(await response.json()) }
}

const records = () => db().uptakeRecord.findMany({ where: { pointId: scene.point.id } })

describe('a key press', () => {
  test('is one transaction of four statements, besides who it is and what it is about', async () => {
    const notes = { statements: 0, network: '' }
    const answer = await requestNotes.run(notes, () => decide())
    expect(answer).toMatchObject({ status: 200, ok: true, version: 1 })
    // The session; the target, by the route's door and by the act's; BEGIN and COMMIT around four.
    expect(notes.statements).toBe(1 + 2 + 2 + 4)
    expect(await records()).toMatchObject([{ outcome: 'reflected', version: 1 }])
  })

  test('is told of what somebody else stored meanwhile', async () => {
    await scene.record({ outcome: 'noted', reason: 'Weighed.', paragraphs: [] }, scene.reviewer)
    expect(await decide()).toMatchObject({
      status: 409,
      code: 'CONFLICT',
      now: { version: 1, outcome: 'noted', reason: 'Weighed.', paragraphs: [], state: 'decided' },
    })
    expect(await decide({ version: '1' })).toMatchObject({ status: 200, version: 2 })
  })

  test('that says nothing new answers the version that stands, and no act', async () => {
    await decide()
    expect(await decide({ version: '1' })).toMatchObject({ status: 200, version: 1, act: null })
  })

  test('is taken back by who made it', async () => {
    const { act } = await decide()
    const other = await buildModerator({ streamIds: [scene.stream.id] })
    const own = token
    token = await buildSession({ memberId: other.id, secondFactor: true })
    expect((await undo(act)).status).toBe(404)
    token = own
    expect(await undo(act)).toMatchObject({ status: 200, ok: true })
    expect(await records()).toEqual([])
    expect(await undo(act)).toMatchObject({ status: 409, code: 'ALREADY_DONE' })
  })

  test('is nobody’s but a moderator’s of the stream, from a page of this site', async () => {
    expect((await decide({}, 'https://elsewhere.example')).code).toBe('CROSS_ORIGIN')
    token = await buildSession({ memberId: (await buildMember()).id, secondFactor: true })
    expect((await decide()).status).toBe(404)
    token = undefined
    expect((await decide()).status).toBe(404)
    expect(await records()).toEqual([])
  })

  test('is refused with what its fields lack, and where it is too large', async () => {
    expect(await decide({ paragraphs: scene.one.paragraphs[0]?.id ?? '' })).toMatchObject({
      status: 422,
      fieldErrors: { paragraphs: ['paragraphs_required'] },
    })
    expect((await decide({ reason: 'x'.repeat(50_000) })).code).toBe('TOO_LARGE')
  })
})
