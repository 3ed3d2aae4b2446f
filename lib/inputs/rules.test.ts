// Over 250 lines: every rule of inputs, each with its cases.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { USUAL_LIMITS } from '@/lib/rounds/schema'
import { ATTRIBUTIONS, type AuthorFacts, bylineOf, raises } from './attribution'
import { newReference, receiptText, sha256 } from './receipt'
import {
  afterPage,
  clearanceState,
  decideAttribution,
  decideContent,
  decideSave,
  decideSubmission,
  fieldsAs,
  gapsOf,
  isNoted,
  needsClearance,
  publishesAtOnce,
  settled,
} from './rules'
import { type DraftContent, saveAboutSchema, savePointSchema } from './schema'

const point = { statement: 'Say it', proposedWording: '', paragraphReference: '', topics: [] }
const content: DraftContent = {
  title: 'Title',
  language: 'en',
  channel: 'direct',
  attribution: 'organisation',
  points: [point],
}
const at = (minute: number) => new Date(minute * 60_000)
const clock = (now: number) => ({
  opensAt: at(10),
  closesAt: at(20),
  graceMinutes: 5,
  now: at(now),
})
const facts = {
  content,
  clock: clock(15),
  limits: USUAL_LIMITS,
  revising: false,
  organisationId: 'o',
  authorName: 'Ada',
  admitted: true,
  needsClearance: false,
}
const asked = (version: number, answer = {}) => ({
  id: 'c',
  version,
  askedBy: 'Ada',
  askedAt: 'before',
  clearedAt: null,
  returnedAt: null,
  note: null,
  ...answer,
})
const outcome = (change: object) => {
  const decision = decideSubmission({ ...facts, ...change })
  return decision.ok ? decision.value.kind : decision.code
}

describe('decideSubmission', () => {
  test.each([
    [9.99, 'NOT_OPEN_YET', 'NOT_OPEN_YET'],
    [10, 'original', 'edit'],
    [19.99, 'original', 'edit'],
    [24.99, 'original', 'edit'],
    [25, 'CLOSED', 'correction'],
  ])('at minute %s: %s, and for a new version %s', (now, first, again) => {
    expect(outcome({ clock: clock(now) })).toBe(first)
    expect(outcome({ clock: clock(now), revising: true })).toBe(again)
  })

  test('what is new is taken of who is admitted, and of nobody uncleared', () => {
    expect(outcome({ admitted: false })).toBe('NOT_ACCREDITED')
    expect(outcome({ admitted: false, revising: true })).toBe('edit')
    expect(outcome({ needsClearance: true })).toBe('NEEDS_CLEARANCE')
    expect(outcome({ needsClearance: true, revising: true })).toBe('NEEDS_CLEARANCE')
  })

  test.each([
    [{ required: false, latest: null }, 'not_needed'],
    [{ required: true, latest: null }, 'to_ask'],
    [{ required: true, latest: asked(2) }, 'asked'],
    [{ required: true, latest: asked(1) }, 'changed'],
    [{ required: true, latest: asked(2, { clearedAt: 'then' }) }, 'cleared'],
    [{ required: true, latest: asked(1, { clearedAt: 'then' }) }, 'changed'],
    [{ required: true, latest: asked(1, { returnedAt: 'then' }) }, 'returned'],
  ] as const)('clearance of version 2 after %j is %s', (clearance, state) => {
    expect(clearanceState(clearance, 2)).toBe(state)
    const free = state === 'cleared' || state === 'not_needed'
    expect(needsClearance(clearance, 2, false)).toBe(!free)
    expect(needsClearance(clearance, 2, true)).toBe(false)
  })

  test('a stream without a submission phase takes nothing new', () => {
    expect(outcome({ clock: null })).toBe('CLOSED')
  })

  test.each([
    [{ title: '' }, 'title', 'required'],
    [{ title: 'x'.repeat(201) }, 'title', 'tooLong'],
    [{ language: 'tlh' }, 'language', 'choose'],
    [{ channel: 'pigeon' }, 'channel', 'choose'],
    [{ attribution: '' }, 'attribution', 'choose'],
    [{ points: [] }, 'points', 'required'],
    [{ points: Array(21).fill(point) }, 'points', 'overPoints:20:1'],
    [{ points: [point, { ...point, statement: '' }] }, 'points.1.statement', 'required'],
    [
      { points: [{ ...point, proposedWording: 'x'.repeat(4001) }] },
      'points.0.proposedWording',
      'overCharacters:4000:1',
    ],
  ])('%j is incomplete', (change, field, code) => {
    const decision = decideSubmission({ ...facts, content: { ...content, ...change } })
    expect(decision).toMatchObject({ code: 'INCOMPLETE', fieldErrors: { [field]: [code] } })
  })

  test('who wants to be named needs a name; who has no organisation names none', () => {
    const named = { ...content, attribution: 'person_and_organisation' }
    expect(outcome({ content: named })).toBe('original')
    expect(outcome({ content: named, authorName: null })).toBe('INCOMPLETE')
    expect(outcome({ organisationId: null })).toBe('INCOMPLETE')
    expect(outcome({ content: named, organisationId: null })).toBe('original')
  })
})

test('gaps name the page and field where they are mended', () => {
  const draft = {
    ...content,
    title: '',
    attribution: '',
    points: [point, { ...point, statement: '' }],
  }
  const where = gapsOf(draft, USUAL_LIMITS).map(({ page, field }) => `${page}#${field}`)
  expect(where.sort()).toEqual(['about#title', 'attribution#attribution', 'points/2#statement'])
  expect(gapsOf({ ...content, points: [] }, USUAL_LIMITS)[0]?.page).toBe('points/1')
  expect(gapsOf(content, USUAL_LIMITS)).toEqual([])
})

describe('saving over another', () => {
  const field = fc.constantFrom('statement', 'proposedWording', 'topics')
  const fields = fc.dictionary(field, fc.string())

  test('is refused exactly where a field of the page changed, naming each', () => {
    fc.assert(
      fc.property(fields, fields, (was, stored) => {
        const changed = Object.keys(was).filter((name) => was[name] !== (stored[name] ?? ''))
        const decision = decideSave(was, stored)
        expect(decision.ok).toBe(changed.length === 0)
        if (!decision.ok) expect(decision.changed?.map((change) => change.field)).toEqual(changed)
        // Told of it, the next attempt is a decision and goes through.
        const told = decision.ok
          ? {}
          : Object.fromEntries(decision.changed?.map((c) => [c.field, c.to]) ?? [])
        expect(decideSave({ ...was, ...told }, stored).ok).toBe(true)
      }),
    )
  })

  test('what both changed to the same is no conflict; a refusal tells what was refused', () => {
    expect(decideSave({ statement: 'a' }, { statement: 'b' }, { statement: 'b' }).ok).toBe(true)
    expect(decideSave({ statement: 'a' }, { statement: 'b' }, { statement: 'c' })).toMatchObject({
      code: 'CONFLICT',
      changed: [{ field: 'statement', from: 'a', to: 'b', mine: 'c' }],
    })
  })

  test('stands as chosen field by field, and as one’s own where nothing was chosen', () => {
    const whose = fc.dictionary(field, fc.constantFrom('mine', 'theirs'))
    fc.assert(
      fc.property(fields, fields, whose, (mine, theirs, take) => {
        const result = settled(mine, theirs, take as Record<string, 'mine' | 'theirs'>)
        expect(Object.keys(result)).toEqual(Object.keys(mine))
        for (const name of Object.keys(mine)) {
          const taken = take[name] === 'theirs' && name in theirs
          expect(result[name]).toBe(taken ? theirs[name] : mine[name])
        }
      }),
    )
    expect(settled({ title: 'mine' }, undefined, { title: 'theirs' })).toEqual({ title: 'mine' })
  })

  test('by itself is told to the log once in a quarter of an hour, for each member', () => {
    const now = new Date('2026-03-01T12:00:00Z')
    const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
    expect(isNoted({ savedById: 'a', notedAt: ago(14.99) }, 'a', now)).toBe(true)
    expect(isNoted({ savedById: 'a', notedAt: ago(15) }, 'a', now)).toBe(false)
    expect(isNoted({ savedById: 'b', notedAt: ago(1) }, 'a', now)).toBe(false)
    expect(isNoted({ savedById: 'a', notedAt: null }, 'a', now)).toBe(false)
  })

  test('topics are compared by their titles, a missing point as empty', () => {
    const topics = [
      { key: 'a', title: 'Norm A' },
      { key: 'b', title: 'Norm B' },
    ]
    const draft = { ...content, points: [{ ...point, topics: ['b', 'a'] }] }
    expect(fieldsAs('points/1', draft, topics).topics).toBe('Norm A; Norm B')
    expect(fieldsAs('points/2', draft, topics).statement).toBe('')
  })
})

test('a draft has at most twenty points and 100 KB', () => {
  expect(decideContent({ ...content, points: Array(20).fill(point) }, USUAL_LIMITS).ok).toBe(true)
  expect(decideContent({ ...content, points: Array(21).fill(point) }, USUAL_LIMITS)).toMatchObject({
    code: 'INVALID',
  })
  const long = { ...point, statement: 'ж'.repeat(20_000) }
  expect(decideContent({ ...content, points: [long, long, long] }, USUAL_LIMITS)).toMatchObject({
    code: 'TOO_LARGE',
  })
})

test('only what a verified organisation says to the public is public at once', () => {
  for (const attribution of ATTRIBUTIONS)
    for (const organisation of [{ verified: true }, { verified: false }, null])
      for (const publishes of ['on_submission', 'by_moderator'] as const)
        expect(publishesAtOnce({ publishes, organisation, attribution })).toBe(
          publishes === 'on_submission' &&
            organisation?.verified === true &&
            attribution !== 'moderators_only',
        )
})

describe('decideAttribution', () => {
  const input = {
    organisationId: 'o',
    authorName: 'Ada',
    published: false,
    withdrawn: false,
    isAuthor: true,
  }
  const levels = ATTRIBUTIONS.flatMap((from) => ATTRIBUTIONS.map((to) => [from, to] as const))
  test.each(levels)('from %s to %s', (from, to) => {
    const decide = (change: object) => {
      const decision = decideAttribution({ ...input, attribution: from, ...change }, to)
      return decision.ok ? 'ok' : decision.code
    }
    expect(decide({ withdrawn: true })).toBe('WITHDRAWN')
    if (from === to) return expect(decide({})).toBe('ALREADY_DONE')
    const lower = !raises(from, to)
    const closed = from === 'moderators_only' ? 'ok' : 'PUBLISHED'
    expect(decide({})).toBe('ok')
    const raised = to === 'person_and_organisation' ? 'NAMING_NEEDS_AUTHOR' : 'ok'
    expect(decide({ isAuthor: false })).toBe(lower ? 'LOWERING_NEEDS_AUTHOR' : raised)
    expect(decide({ published: true })).toBe(lower ? 'ok' : closed)
    if (to === 'person_and_organisation') expect(decide({ authorName: null })).toBe('INVALID')
    if (to === 'organisation') expect(decide({ organisationId: null })).toBe('INVALID')
  })
})

test('no level but the first names a person to the public, none below the second an organisation', () => {
  const organisation = fc.option(
    fc.record({
      name: fc.constant('ORGANISATION'),
      type: fc.constantFrom('state' as const, 'academia' as const),
      electoralGroup: fc.constantFrom('african' as const, null),
      peers: fc.nat(9),
      group: fc.constantFrom('ORGANISATION’S GROUP', null),
      writtenAs: fc.constantFrom('ORGANISATION ONCE', null),
    }),
  )
  const author: fc.Arbitrary<AuthorFacts> = fc.record({
    attribution: fc.constantFrom(...ATTRIBUTIONS),
    authorName: fc.constantFrom('PERSON', null),
    organisation,
  })
  fc.assert(
    fc.property(author, (who) => {
      const told = JSON.stringify(bylineOf(who, 'public'))
      if (who.attribution !== 'person_and_organisation') expect(told).not.toContain('PERSON')
      if (ATTRIBUTIONS.indexOf(who.attribution) > 1) expect(told).not.toContain('ORGANISATION')
      if (told.includes('"kind":"group"')) expect(who.organisation?.peers).toBeGreaterThanOrEqual(5)
      expect(told === 'null').toBe(who.attribution === 'moderators_only')
    }),
  )
})

test('what "continue" asks for, "later" does not; both refuse what can’t be stored', () => {
  const draft = '0198c7a2-6c1f-7d3a-9b61-4f6f9f3b2a10'
  const about = { draft, was: '{}', title: '', language: 'en' }
  const { error } = saveAboutSchema.safeParse(about)
  expect(error?.issues[0]).toMatchObject({ path: ['title'], message: 'required' })
  expect(saveAboutSchema.safeParse({ ...about, next: 'later' }).success).toBe(true)
  for (const bad of [{ title: 'a\0' }, { title: '\ud800' }, { was: '[' }, { other: 'x' }])
    expect(saveAboutSchema.safeParse({ ...about, next: 'later', ...bad }).success).toBe(false)
  const save = { ...point, draft, was: '{}', number: '1', topics: 'only' }
  expect(savePointSchema.parse(save).topics).toEqual(['only'])
  expect(savePointSchema.parse({ ...save, topics: undefined }).topics).toEqual([])
})

test('the way through the pages', () => {
  const go = (page: 'about' | 'points' | 'attribution', form: object, place = {}) =>
    afterPage(page, { next: 'continue', ...form }, place)
  expect(go('about', {})).toBe('/points/1?done=saved')
  expect(go('about', { next: 'later' })).toBe('?done=saved')
  expect(go('points', { next: 'preview' }, { at: 2, points: 3, version: 4 })).toBe(
    '/points/2?preview=4#preview',
  )
  expect(go('points', { next: 'preview', from: 'check' }, { at: 2, points: 3, version: 4 })).toBe(
    '/points/2?preview=4&from=check#preview',
  )
  expect(go('about', { from: 'check' })).toBe('/check?done=saved')
  expect(go('points', { next: 'another' }, { at: 1, points: 3 })).toBe('/points/4')
  expect(go('points', {}, { at: 1, points: 3 })).toBe('/points/2?done=saved')
  expect(go('points', {}, { at: 3, points: 3 })).toBe('/attribution?done=saved')
  expect(go('points', {}, { at: 3, points: 3, revising: true })).toBe('/check?done=saved')
})

test('a receipt’s text is the same for the same words and differs for any other', () => {
  const facts = { reference: 'R-1', number: 1, language: 'en', title: 'T' }
  const said = (statement: string, proposedWording: string | null = null, topics: string[] = []) =>
    sha256(
      receiptText({
        ...facts,
        points: [{ statement, proposedWording, paragraphReference: null, topics }],
      }),
    )
  expect(said('a', null, ['y', 'x'])).toBe(said('a', '', ['x', 'y']))
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(said(one, other) === said(other, one)).toBe(one === other)
    }),
  )
  // As sha256sum makes it of the text.
  expect(said('a')).toBe('796ca60944254354822b983836ee0ff28eacf21720d728028abe63d7f7c4418d')
  expect(newReference('GM26')).toMatch(/^GM26-[0-9A-HJKMNP-TV-Z]{6}$/)
})
