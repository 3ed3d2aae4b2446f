import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { type Viewer, viewerOfMember } from '@/lib/platform/viewer'
import { buildAdmin } from '@/prisma/builders/members'
import { buildPillars } from '@/prisma/builders/pillars'
import { buildRound } from '@/prisma/builders/rounds'
import { changeRound, createRound } from './actions'
import { getRound } from './data'
import { limitTexts } from './rules'
import { USUAL_LIMITS } from './schema'

let admin: Viewer
beforeAll(async () => {
  await buildPillars()
  admin = await viewerOfMember((await buildAdmin()).id)
})
afterAll(closeDatabase)

const span = { opensAt: '2027-03-01T09:00', closesAt: '2027-04-01T18:00' }
const wish = (code: string, change: object) => ({
  title: `Limits ${code}`,
  code,
  process: 'Global Mechanism',
  purpose: 'Views are sought.',
  symbol: '',
  slug: `limits-${code.toLowerCase()}`,
  timeZone: 'UTC',
  admission: 'organisations',
  graceMinutes: '0',
  calendar: { submission: span, consideration: span, reply: span },
  streams: { norms: { included: 'on', question: '', publishes: 'on_submission' } },
  ...change,
})
const limits = {
  statementWords: '300',
  statementCharacters: '20000',
  wordingCharacters: '1',
  mostPoints: '50',
}

it('a round is created with its limits, or with the usual ones', async () => {
  expect(await createRound.perform(admin, wish('LIMA', limits))).toMatchObject({ ok: true })
  expect((await getRound(admin, 'limits-lima'))?.limits).toEqual({
    statementWords: 300,
    statementCharacters: 20_000,
    wordingCharacters: 1,
    mostPoints: 50,
  })
  expect(await createRound.perform(admin, wish('LIMB', {}))).toMatchObject({ ok: true })
  expect((await getRound(admin, 'limits-limb'))?.limits).toEqual(USUAL_LIMITS)
})

it.each([
  ['statementWords', '0', 'outOfBounds:5000'],
  ['statementWords', '5001', 'outOfBounds:5000'],
  ['statementCharacters', '20001', 'outOfBounds:20000'],
  ['wordingCharacters', '', 'whole'],
  ['mostPoints', '51', 'outOfBounds:50'],
  ['mostPoints', '-1', 'whole'],
])('says next to %s that %j is no limit', async (field, value, code) => {
  const refused = await createRound.perform(admin, wish('LIMC', { ...limits, [field]: value }))
  expect(refused).toMatchObject({ code: 'INVALID', fieldErrors: { [field]: [code] } })
})

it('limits change until the round is announced; of two at once the second is told', async () => {
  const { round } = await buildRound({ announced: false })
  const { title, process, purpose } = round
  const texts = { title, symbol: '', process, purpose }
  const base = JSON.stringify({ ...texts, ...limitTexts(USUAL_LIMITS) })
  const form = { slug: round.slug, version: '1', base, ...texts, ...limits }
  expect(await changeRound.perform(admin, form)).toMatchObject({ ok: true })
  expect((await getRound(admin, round.slug))?.limits.statementWords).toBe(300)
  expect(await changeRound.perform(admin, { ...form, statementWords: '' })).toMatchObject({
    code: 'CONFLICT',
    changed: [
      { field: 'statementWords', from: '', to: '300' },
      { field: 'statementCharacters', from: '4000', to: '20000' },
      { field: 'wordingCharacters', from: '4000', to: '1' },
      { field: 'mostPoints', from: '20', to: '50' },
    ],
  })
  const free = { ...form, version: '2', statementWords: '' }
  expect(await changeRound.perform(admin, free)).toMatchObject({ ok: true })
  expect((await getRound(admin, round.slug))?.limits.statementWords).toBeNull()
  await db().round.update({ where: { id: round.id }, data: { announcedAt: new Date() } })
  expect(await changeRound.perform(admin, { ...form, version: '3' })).toMatchObject({
    code: 'PUBLISHED',
  })
})
