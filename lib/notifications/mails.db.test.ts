import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { GET, POST } from '@/app/api/unsubscribe/[token]/route'
import { closeDatabase, db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { NOTICE_KINDS } from '@/lib/platform/notices'
import { unsubscribeToken } from '@/lib/platform/unsubscribe'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildAdmin, buildAuditor, buildMember } from '@/prisma/builders/members'
import { changePreferences, giveUpMail, retryMail, unsubscribe } from './actions'
import { getPreferences, getUnsubscription } from './data'
import { letterOf } from './letter'
import { getMailFigures, listTroubledMails } from './mails-data'
import { claimDueMails } from './mutations'

// Mail programs send no cookie.
vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

let admin: Viewer
let auditor: Viewer
let member: Viewer
beforeAll(async () => {
  admin = await viewerOfMember((await buildAdmin()).id)
  auditor = await viewerOfMember((await buildAuditor()).id)
  member = await viewerOfMember((await buildMember()).id)
})
afterAll(closeDatabase)

const reader = async () => {
  const viewer = await viewerOfMember((await buildMember()).id)
  return { viewer, id: viewer.member?.id ?? '' }
}
const deliveryOf = async (viewer: Viewer) => (await getPreferences(viewer))?.delivery

describe('a link to unsubscribe', () => {
  it('ends mails of its kind, without an account, as often as it is pressed', async () => {
    const { viewer, id } = await reader()
    const token = unsubscribeToken(id, 'uptake_published')
    expect(await getUnsubscription(token)).toMatchObject({
      memberId: id,
      masked: 'm***@example.org',
    })
    expect(await deliveryOf(viewer)).toMatchObject({ uptake_published: 'at_once' })
    expect(await unsubscribe.perform(visitor(), { token })).toMatchObject({
      value: { events: [{ kind: 'mail.unsubscribed', facts: { kind: 'uptake_published' } }] },
    })
    expect(await unsubscribe.perform(visitor(), { token })).toMatchObject({
      value: { replayed: true },
    })
    expect(await deliveryOf(viewer)).toMatchObject({
      uptake_published: 'list',
      summary_published: 'at_once',
    })
  })

  it('out of the daily mail ends all that comes in it', async () => {
    const { viewer, id } = await reader()
    const delivery = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, 'digest']))
    await changePreferences.perform(viewer, {
      delivery: { ...delivery, input_received: 'at_once' },
      timeZone: '',
    })
    await unsubscribe.perform(visitor(), { token: unsubscribeToken(id, 'digest') })
    const now = await deliveryOf(viewer)
    expect(now?.input_received).toBe('at_once')
    expect(new Set(Object.values(now ?? {}))).toEqual(new Set(['at_once', 'list']))
  })

  it('is nobody else’s to make or to change', async () => {
    const [one, other] = [await reader(), await reader()]
    const token = unsubscribeToken(one.id, 'uptake_published')
    const hex = (id: string) => id.replaceAll('-', '')
    for (const forged of [
      token.replace(hex(one.id), hex(other.id)),
      token.replace('uptake_published', 'summary_published'),
      token.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      token.replace('uptake_published', 'input_received'),
      `${token}0`,
      '',
    ])
      expect(await unsubscribe.perform(visitor(), { token: forged }), forged).toMatchObject({
        code: 'NOT_FOUND',
      })
  })
})

describe('the address that mail programs press', () => {
  const at = (token: string) => `${env().NEXTAUTH_URL}/api/unsubscribe/${token}`
  const context = (token: string) => ({ params: Promise.resolve({ token }) })
  const press = (token: string, init: RequestInit) =>
    POST(new Request(at(token), { method: 'POST', ...init }), context(token))
  const form = (...fields: [string, string][]) => {
    const data = new FormData()
    for (const field of fields) data.append(...field)
    return data
  }
  const click: [string, string] = ['List-Unsubscribe', 'One-Click']

  it('takes exactly their body, in both encodings, and from nobody’s page anything else', async () => {
    const { viewer, id } = await reader()
    const token = unsubscribeToken(id, 'uptake_published')
    const own = { origin: new URL(env().NEXTAUTH_URL).origin }
    for (const init of [
      { body: new URLSearchParams('a=b') },
      { body: new URLSearchParams('List-Unsubscribe=One-Click&a=b') },
      { body: new URLSearchParams('List-Unsubscribe=Two-Clicks') },
      { body: new URLSearchParams('a=b'), headers: own },
      { body: form(click, click) },
      { body: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'text/plain' } },
      {},
    ])
      expect((await press(token, init)).status).toBe(403)
    expect(await deliveryOf(viewer)).toMatchObject({ uptake_published: 'at_once' })
    expect((await press(token, { body: form(click) })).status).toBe(200)
    expect(await deliveryOf(viewer)).toMatchObject({ uptake_published: 'list' })
    const again = await press(token, { body: new URLSearchParams('List-Unsubscribe=One-Click') })
    expect(again.status).toBe(200)
    expect((await press('forged', { body: form(click) })).status).toBe(404)
  })

  it('changes nothing by being opened', async () => {
    const { viewer, id } = await reader()
    const token = unsubscribeToken(id, 'uptake_published')
    const answer = await GET(new Request(at(token)), context(token))
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/en/unsubscribe/${token}`)
    expect(await deliveryOf(viewer)).toMatchObject({ uptake_published: 'at_once' })
  })
})

describe('a letter', () => {
  const letter = (kind: string | null) =>
    letterOf({
      ...{ id: '', key: 'k', recipient: 'a@example.org', locale: 'en', subject: 'S', text: 'T' },
      ...{ kind, memberId: member.member?.id ?? '', attempts: 1, createdAt: new Date() },
    })

  it('can be ended unless its reader asked for it', async () => {
    const { headers, text } = await letter('uptake_published')
    const token = unsubscribeToken(member.member?.id ?? '', 'uptake_published')
    const site = env().NEXTAUTH_URL
    expect(headers).toMatchObject({
      'Content-Language': 'en',
      'List-Unsubscribe': `<${site}/api/unsubscribe/${token}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
    expect(text).toContain(`${site}/en/unsubscribe/${token}`)
    for (const kind of ['input_received', 'gone_since', 'constructor', null]) {
      const asked = await letter(kind)
      expect(asked.headers).not.toHaveProperty('List-Unsubscribe')
      expect(asked.text).toBe('T')
    }
  })
})

describe('mails that failed', () => {
  const fail = async (key: string, more: object = {}) =>
    db().outboxMail.create({
      data: {
        key: `${key}:1`,
        recipient: 'jane.doe@example.org',
        subject: 'A secret subject',
        text: 'A secret text',
        attempts: 2,
        lastError: 'ESOCKET',
        nextAttemptAt: new Date(Date.now() + 60_000),
        ...more,
      },
    })
  const seen = async (id: string) => db().outboxMail.findUniqueOrThrow({ where: { id } })

  it('are seen by admins and auditors, without text and address', async () => {
    const before = await getMailFigures(auditor)
    await fail('input.edited')
    await fail('input.corrected', { nextAttemptAt: null, lastError: 'UNCONFIRMED' })
    await fail('input.sent', { nextAttemptAt: null, lastError: null, sentAt: new Date() })
    await fail('input.waits', { attempts: 0, lastError: null })
    const after = await getMailFigures(auditor)
    for (const name of ['waiting', 'failed', 'givenUp', 'sent'] as const)
      expect(after[name], name).toBe(before[name] + 1)
    const { items } = await listTroubledMails(admin)
    expect(items.map(({ kind }) => kind).slice(0, 2)).toEqual(['input.corrected', 'input.edited'])
    expect(items[0]?.masked).toBe('j***@example.org')
    expect(JSON.stringify(items)).not.toMatch(/secret|jane/)
    const one = await listTroubledMails(admin, { limit: 1 })
    expect((await listTroubledMails(admin, { after: one.next ?? '' })).items[0]?.kind).toBe(
      'input.edited',
    )
    for (const nobody of [member, visitor()]) {
      expect((await listTroubledMails(nobody)).items).toEqual([])
      expect(await getMailFigures(nobody)).toEqual({ waiting: 0, failed: 0, givenUp: 0, sent: 0 })
    }
  })

  it('are tried again or given up by an admin, as the admin saw them', async () => {
    const { id } = await fail('retry', { begunAt: new Date(), nextAttemptAt: null })
    for (const other of [auditor, member, visitor()])
      for (const act of [retryMail, giveUpMail])
        expect(await act.perform(other, { id, attempts: '2' })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await giveUpMail.perform(admin, { id, attempts: '2' })).toMatchObject({
      code: 'CONFLICT',
    })
    expect(await retryMail.perform(admin, { id, attempts: '1' })).toMatchObject({
      code: 'CONFLICT',
    })
    expect(await retryMail.perform(admin, { id, attempts: '2' })).toMatchObject({
      value: { events: [{ kind: 'mail.retried', subjectId: id, facts: { kind: 'retry' } }] },
    })
    expect((await claimDueMails(20)).map((mail) => mail.id)).toContain(id)
    // It is being sent: what the page showed is not so any more.
    for (const act of [retryMail, giveUpMail])
      expect(await act.perform(admin, { id, attempts: '2' })).toMatchObject({ code: 'CONFLICT' })
    expect(await giveUpMail.perform(admin, { id, attempts: '3' })).toMatchObject({ ok: true })
    expect(await seen(id)).toMatchObject({ nextAttemptAt: null, sentAt: null })
  })
})
