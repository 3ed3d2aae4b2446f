import sql from 'sql-template-tag'
import { afterAll, describe, expect, it } from 'vitest'
import { closeDatabase, db, read } from '@/lib/platform/db'
import { NOTICE_KINDS, type NoticeKind } from '@/lib/platform/notices'
import { tell } from '@/lib/platform/tell'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { buildMember } from '@/prisma/builders/members'
import { changePreferences, markNotifications } from './actions'
import { getPreferences, listNotifications } from './data'
import { queueDigests } from './digest'

afterAll(closeDatabase)

const idOf = (viewer: Viewer) => viewer.member?.id ?? ''
const newcomer = async (what: { locale?: string } = {}) =>
  viewerOfMember((await buildMember(what)).id)

let keys = 0
const about = (viewer: Viewer, kind: NoticeKind = 'uptake_published', round = 'A round') => {
  keys += 1
  return {
    key: `test:${keys}:${idOf(viewer)}`,
    recipient: viewer.member?.email ?? '',
    locale: 'en',
    subject: `Subject ${keys}`,
    text: `Text ${keys}`,
    kind,
    memberId: idOf(viewer),
    about: round,
    path: `/rounds/r-${keys}`,
  }
}
const say = (...told: Parameters<typeof tell>[1]) => db().$transaction((tx) => tell(tx, told))
const mailsTo = (viewer: Viewer) =>
  db().outboxMail.findMany({
    where: { recipient: viewer.member?.email ?? '' },
    orderBy: { id: 'asc' },
  })

const wish = (delivery: 'at_once' | 'digest' | 'list', timeZone = '') => ({
  delivery: Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, delivery])),
  timeZone,
})
const prefer = (viewer: Viewer, ...how: Parameters<typeof wish>) =>
  changePreferences.perform(viewer, wish(...how))
/** Lets what waits for a daily mail be due. */
const morning = (viewer: Viewer) =>
  read(sql`UPDATE notifications SET digest_at = digest_at - interval '2 days'
    WHERE member_id = ${idOf(viewer)}::uuid AND digest_at IS NOT NULL`)

describe('being told', () => {
  it('is a line in the list, and a mail at once where nothing else was chosen', async () => {
    const [reader, other] = [await newcomer(), await newcomer()]
    const what = about(reader)
    await say(what, about(other))
    await say(what)
    expect((await listNotifications(reader)).items).toMatchObject([
      { subject: what.subject, path: what.path, unread: true },
    ])
    expect(await mailsTo(reader)).toMatchObject([
      { key: what.key, kind: 'uptake_published', memberId: idOf(reader), text: what.text },
    ])
    expect((await viewerOfMember(idOf(reader))).unread).toBe(1)
    expect(await listNotifications(visitor())).toEqual({ items: [], next: null })
  })

  it('goes with its act: what is rolled back told nobody', async () => {
    const reader = await newcomer()
    const act = db().$transaction(async (tx) => {
      await tell(tx, [about(reader)])
      throw new Error('no')
    })
    await expect(act).rejects.toThrow('no')
    expect((await listNotifications(reader)).items).toEqual([])
    expect(await mailsTo(reader)).toEqual([])
  })

  it('follows what each member chose', async () => {
    const [digest, list] = [await newcomer(), await newcomer()]
    await prefer(digest, 'digest', 'Asia/Tokyo')
    await prefer(list, 'list')
    await say(about(digest), about(list))
    expect([await mailsTo(digest), await mailsTo(list)]).toEqual([[], []])
    const rows = await db().notification.findMany({
      where: { memberId: { in: [idOf(digest), idOf(list)] } },
      orderBy: { id: 'asc' },
    })
    // Eight in the morning in Tokyo is 23:00 UTC.
    expect(rows[0]?.digestAt?.toISOString()).toMatch(/T23:00:00.000Z$/)
    expect(rows[1]?.digestAt).toBeNull()
  })

  it('is read page by page, and marked up to what was seen', async () => {
    const reader = await newcomer()
    for (let n = 0; n < 5; n += 1) await say(about(reader))
    const first = await listNotifications(reader, { limit: 2 })
    const second = await listNotifications(reader, { after: first.next ?? '', limit: 2 })
    const subjects = [...first.items, ...second.items].map(({ subject }) => subject)
    expect(subjects).toEqual(Array.from({ length: 4 }, (_, n) => `Subject ${keys - n}`))
    expect((await listNotifications(reader, { after: "'; --" })).items).toHaveLength(5)
    const upTo = second.items[0]?.id ?? ''
    const stranger = await newcomer()
    expect(await markNotifications.perform(visitor(), { upTo })).toMatchObject({
      code: 'NOT_FOUND',
    })
    await markNotifications.perform(stranger, { upTo })
    expect((await viewerOfMember(idOf(reader))).unread).toBe(5)
    expect(await markNotifications.perform(reader, { upTo })).toMatchObject({
      value: { events: [{ kind: 'notification.marked' }] },
    })
    expect(await markNotifications.perform(reader, { upTo })).toMatchObject({
      value: { replayed: true },
    })
    expect((await viewerOfMember(idOf(reader))).unread).toBe(2)
  })
})

describe('preferences', () => {
  it('are one’s own, whole, and of kinds and zones that exist', async () => {
    const reader = await newcomer()
    expect((await getPreferences(reader))?.delivery.uptake_published).toBe('at_once')
    expect(await getPreferences(visitor())).toBeNull()
    expect(await prefer(visitor(), 'list')).toMatchObject({ code: 'NOT_FOUND' })
    const { delivery } = wish('list')
    for (const [change, field] of [
      [{ delivery: { ...delivery, uptake_published: 'never' } }, 'delivery.uptake_published'],
      [{ delivery: { ...delivery, other: 'list' } }, 'delivery'],
      [{ timeZone: 'Nowhere/Land' }, 'timeZone'],
    ] as const)
      expect(
        await changePreferences.perform(reader, { ...wish('list'), ...change }),
      ).toHaveProperty(['fieldErrors', field])
    expect((await getPreferences(reader))?.delivery.uptake_published).toBe('at_once')
    await prefer(reader, 'digest', 'Asia/Kolkata')
    expect(await getPreferences(reader)).toMatchObject({
      timeZone: 'Asia/Kolkata',
      delivery: { uptake_published: 'digest', input_received: 'digest' },
    })
  })

  it('hold for what waits already', async () => {
    const reader = await newcomer()
    await say(about(reader))
    await prefer(reader, 'digest')
    await say(about(reader))
    await prefer(reader, 'list')
    expect(await mailsTo(reader)).toMatchObject([{ nextAttemptAt: null }])
    await morning(reader)
    await queueDigests()
    expect(await mailsTo(reader)).toHaveLength(1)
  })
})

describe('the daily mail', () => {
  it('lists what was left for it by round, once, and nothing is no mail', async () => {
    const reader = await newcomer()
    await prefer(reader, 'digest')
    await say(about(reader, 'uptake_published', 'One'), about(reader, 'summary_published', 'Two'))
    await say(about(reader, 'phase_extended', 'One'))
    await queueDigests()
    expect(await mailsTo(reader)).toEqual([])
    await morning(reader)
    await Promise.all([queueDigests(), queueDigests(), queueDigests()])
    const [mail, ...more] = await mailsTo(reader)
    expect(more).toEqual([])
    expect(mail).toMatchObject({ kind: 'digest', memberId: idOf(reader) })
    expect(mail?.subject).toBe('Uptake today: 3 notifications')
    expect(mail?.text).toMatch(/One\n- Subject.*\n.*\n- Subject.*\n.*\n\nTwo\n- Subject/)
    expect(mail?.text).toContain('/en/rounds/r-')
    await morning(reader)
    await queueDigests()
    expect(await mailsTo(reader)).toHaveLength(1)
  })

  it('is one a day, also after days without it; what comes later waits for the next', async () => {
    const reader = await newcomer({ locale: 'fr' })
    await prefer(reader, 'digest')
    await say(about(reader))
    await morning(reader)
    await say(about(reader))
    await morning(reader)
    await queueDigests()
    expect(await mailsTo(reader)).toMatchObject([{ locale: 'fr' }])
    await say(about(reader))
    await morning(reader)
    await queueDigests()
    expect(await mailsTo(reader)).toHaveLength(1)
    const [waiting] = await db().notification.findMany({
      where: { memberId: idOf(reader), digestAt: { not: null } },
    })
    expect(waiting?.digestAt?.getTime()).toBeGreaterThan(Date.now())
  })

  it('leaves out what was read meanwhile', async () => {
    const reader = await newcomer()
    await prefer(reader, 'digest')
    await say(about(reader))
    const [row] = (await listNotifications(reader)).items
    await markNotifications.perform(reader, { upTo: row?.id })
    await morning(reader)
    await queueDigests()
    expect(await mailsTo(reader)).toEqual([])
  })
})
