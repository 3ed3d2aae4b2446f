// Over 250 lines: one filled database serves every question asked of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeDatabase, db } from '@/lib/platform/db'
import { requestNotes } from '@/lib/platform/request'
import { type Viewer, viewerOfMember, visitor } from '@/lib/platform/viewer'
import { bulkInputs } from '@/prisma/builders/bulk'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildModerator, buildOrganisation } from '@/prisma/builders/members'
import { buildRound } from '@/prisma/builders/rounds'
import { search } from './data'
import { COUNT_CAP } from './rules'
import { searchSchema } from './schema'

type Site = Awaited<ReturnType<typeof buildRound>>
let site: Site
let organisations: { id: string }[]

beforeAll(async () => {
  site = await buildRound()
  organisations = [await buildOrganisation(), await buildOrganisation()]
})
afterAll(closeDatabase)

const find = (viewer: Viewer, query: Record<string, string>, locale = 'en') =>
  search(viewer, searchSchema.parse(query), locale)
const stated = (statement: string, more: object = {}) =>
  buildInput({ stream: site.streams.norms, points: [{ statement }], ...more })
const references = async (viewer: Viewer, q: string) =>
  (await find(viewer, { q })).hits.map((hit) => (hit.type === 'inputs' ? hit.reference : hit.label))
const passageOf = (hit: { passage: { text: string; hit: boolean }[] } | undefined) =>
  hit?.passage.map(({ text, hit: marked }) => (marked ? `[${text}]` : text)).join('')

describe('finds', () => {
  it.each([
    ['en', 'Delegations publish their advisories.', 'publishing advisory', '[publish]'],
    ['fr', 'Les délégations publient leurs avis.', 'délégation', '[délégations]'],
    ['ru', 'Сообщать об уязвимостях без промедления.', 'уязвимость', '[уязвимостях]'],
    ['ar', 'يجب حماية المستشفيات دائما.', 'المستشفيات', '[المستشفيات]'],
    ['zh', '各国应当统一漏洞披露的流程。', '漏洞披露', '统一[漏][洞][披][露]的流程'],
  ])('in %s what stands in other endings', async (language, statement, q, marked) => {
    const input = await stated(statement, { language })
    const { hits, counts } = await find(visitor(), { q }, language)
    const hit = hits.find((one) => one.type === 'inputs' && one.reference === input.reference)
    expect(passageOf(hit)).toContain(marked)
    expect(counts.inputs).toBeGreaterThan(0)
  })

  it('no Chinese word from its characters in another order', async () => {
    await stated('洞察先机，漏报无妨。', { language: 'zh' })
    expect((await find(visitor(), { q: '漏洞' }, 'zh')).hits.map(passageOf).join()).not.toContain(
      '察',
    )
  })

  it('shows a passage without the marks of its Markdown', async () => {
    const written = '**Pangolins** report *at once*, [as agreed](https://example.org/x).'
    await stated(written)
    const { hits } = await find(visitor(), { q: 'pangolins' })
    expect(passageOf(hits[0])).toBe('[Pangolins] report at once, as agreed')
  })

  it('an input by its reference', async () => {
    const { reference } = await stated('Anything.')
    const { exact } = await find(visitor(), { q: reference.toLowerCase() })
    expect(exact).toEqual({ reference, roundSlug: site.round.slug })
  })

  it('only the version in force', async () => {
    const input = await stated('Quokkas are mentioned.')
    const version = await db().inputVersion.create({
      data: {
        inputId: input.id,
        number: 2,
        kind: 'edit',
        title: 'T',
        language: 'en',
        hash: '',
        submittedAt: new Date(),
      },
    })
    await db().point.create({
      data: {
        inputId: input.id,
        versionId: version.id,
        number: 1,
        statement: 'Wombats.',
        language: 'en',
      },
    })
    await db().input.update({ where: { id: input.id }, data: { version: 2 } })
    expect(await references(visitor(), 'quokka')).toEqual([])
    expect(await references(visitor(), 'wombat')).toEqual([input.reference])
  })

  it('text that looks like HTML as text', async () => {
    await stated('An okapi <img src=x onerror=alert(1)> stands here.')
    const { hits } = await find(visitor(), { q: 'okapi' })
    expect(passageOf(hits[0])).toContain('<img src=x onerror=alert(1)>')
  })
})

describe('paragraphs', () => {
  it('are found from their publication on, in order, in one round or all', async () => {
    const paragraphs = [
      { number: '1', text: 'Axolotl first.' },
      { number: '2', text: 'Axolotl second.' },
    ]
    const document = await buildDocument({
      round: site.round,
      revisions: [
        { name: 'Zero draft', paragraphs, published: true },
        { name: 'Rev.1', paragraphs },
      ],
    })
    const q = { q: 'axolotls', type: 'paragraphs' }
    const { hits, counts } = await find(visitor(), q)
    expect(counts).toEqual({ inputs: 0, paragraphs: 2 })
    expect(hits).toMatchObject([
      { label: '1', revisionSlug: 'zero-draft', documentSlug: document.slug },
      { label: '2' },
    ])
    expect(passageOf(hits[0])).toBe('[Axolotl] first')
    const moderator = await buildModerator({ streamIds: [site.streams.cbm.id] })
    const viewer = await viewerOfMember(moderator.id)
    expect((await find(viewer, q)).counts.paragraphs).toBe(4)
    expect((await find(visitor(), { ...q, round: site.round.slug })).counts.paragraphs).toBe(2)
    const other = await buildRound()
    expect((await find(visitor(), { ...q, round: other.round.slug })).counts.paragraphs).toBe(0)
  })
})

describe('restricted', () => {
  const nothing = { hits: [], counts: { inputs: 0, paragraphs: 0 }, next: null, exact: null }

  it('is found by nobody who may not read it, and is not counted', async () => {
    const author = await buildMember()
    const own = { organisation: organisations[0], author }
    const held = await stated('canaryheld', { ...own, published: false })
    const secret = await stated('canarysecret', { ...own, attribution: 'moderators_only' })
    const taken = await stated('canarytaken', own)
    await db().withdrawal.create({ data: { inputId: taken.id, withdrawnById: author.id } })
    const early = await buildRound({ announced: false })
    const unannounced = await buildInput({
      stream: early.streams.norms,
      points: [{ statement: 'canaryearly' }],
    })
    const stranger = await viewerOfMember((await buildMember()).id)
    const elsewhere = await buildModerator({ streamIds: [site.streams.cbm.id] })
    for (const viewer of [visitor(), stranger, await viewerOfMember(elsewhere.id)])
      for (const q of ['canaryheld', 'canarysecret', 'canarytaken', 'canaryearly'])
        expect(await find(viewer, { q })).toMatchObject(nothing)
    for (const { reference } of [held, secret, unannounced])
      expect((await find(visitor(), { q: reference })).exact).toBeNull()

    const mine = await viewerOfMember(author.id)
    expect(await references(mine, 'canaryheld')).toEqual([held.reference])
    expect(await references(mine, 'canarysecret')).toEqual([secret.reference])
    expect((await find(mine, { q: 'canarysecret' })).hits).toMatchObject([{ published: false }])
    expect(await references(mine, 'canarytaken')).toEqual([])
    const moderator = await buildModerator({ streamIds: [site.streams.norms.id] })
    const keeper = await viewerOfMember(moderator.id)
    expect(await references(keeper, 'canaryheld')).toEqual([held.reference])
    expect(await find(keeper, { q: 'canarysecret' })).toMatchObject({ hits: [] })
  })

  it('names nobody who is not to be named', async () => {
    const organisation = await buildOrganisation({ name: 'Canary Organisation', type: 'academia' })
    const author = await buildMember({ name: 'Canary Person' })
    const attribution = 'type_and_region'
    await stated('Narwhals matter.', { organisation, author, attribution })
    const { hits } = await find(visitor(), { q: 'narwhal' })
    expect(hits).toHaveLength(1)
    expect(JSON.stringify(hits)).not.toContain('Canary')
    expect(hits[0]).toMatchObject({ byline: { kind: 'participant' } })
  })
})

it.each([
  ['nothing', ''],
  ['spaces', '   '],
  ['punctuation', '?!'],
  ['a quotation mark', '"'],
  ['half a phrase', '"unbalanced -'],
  ['SQL', "'; DROP TABLE points; --"],
  ['NUL', '\0'],
  ['half a surrogate pair', '\ud800'],
  ['words that are left out', 'the of and'],
  ['only what must not be there', '-the'],
  ['an operator', 'or'],
  ['wildcards', '%_\\'],
  ['operators of PostgreSQL', '<-> & | ! ( ) :*'],
  ['text turned round', '\u202eabc'],
  ['emoji', '👩‍👩‍👧'],
  ['one Han character', '漏'],
  ['a very long word', 'a'.repeat(10_000)],
  ['a very long phrase', '漏洞'.repeat(5_000)],
  ['very many phrases', '"漏洞" '.repeat(100)],
])('answers %s', async (_, q) => {
  for (const type of ['inputs', 'paragraphs'])
    for (const after of ['', '2026-99-99_X_1', '------------------------------------_1'])
      await expect(find(visitor(), { q, type, after }, 'ar')).resolves.toMatchObject({
        cut: q.length > 200,
      })
})

it.each(['?!', '-quokka', 'quokka OR -okapi'])('knows that %s has no word to find', async (q) => {
  const counts = { inputs: 0, paragraphs: 0 }
  expect(await find(visitor(), { q })).toMatchObject({ searchable: false, hits: [], counts })
})

describe.each([
  [50, 'few'],
  [5000, 'many'],
])('among %i inputs, a word that %s hold', (count) => {
  let crowd: Site
  beforeAll(async () => {
    crowd = await buildRound()
    await bulkInputs({ stream: crowd.streams.cbm, organisations, count })
  })

  it('is met in order and page by page, each hit once', async () => {
    const expected = await db().point.count({
      where: {
        input: { streamId: crowd.streams.cbm.id },
        statement: { contains: 'yearly exercise' },
      },
    })
    const query = { q: '"yearly exercise"', round: crowd.round.slug }
    const seen: string[] = []
    const days: (string | null)[] = []
    let after: string | null = ''
    while (after !== null && seen.length < 100) {
      const page = await find(visitor(), { ...query, ...(after && { after }) })
      expect(page.counts.inputs).toBe(Math.min(expected, COUNT_CAP + 1))
      for (const hit of page.hits)
        if (hit.type === 'inputs') {
          seen.push(`${hit.reference}/${hit.point}`)
          days.push(hit.day)
        }
      after = page.next
    }
    expect(seen.length).toBe(Math.min(expected, 100))
    expect(new Set(seen).size).toBe(seen.length)
    expect(days).toEqual(days.toSorted().toReversed())
  })

  it.each(['delegations', '"yearly exercise"', '漏洞', 'nowhere'])(
    'takes two statements for %s',
    async (q) => {
      const notes = { statements: 0, network: '' }
      await requestNotes.run(notes, () => find(visitor(), { q }))
      expect(notes.statements).toBeLessThanOrEqual(2)
    },
  )
})

it('counts no further than its cap, and pages on', async () => {
  const { streams, round } = await buildRound()
  await bulkInputs({ stream: streams.cbm, organisations, count: 5000 })
  const query = { q: 'teams OR delegations OR operators OR researchers', round: round.slug }
  const first = await find(visitor(), query)
  expect(first.counts.inputs).toBe(COUNT_CAP + 1)
  expect(first.hits).toHaveLength(20)
  const second = await find(visitor(), { ...query, after: first.next ?? '' })
  const key = (hit: (typeof first.hits)[number]) =>
    hit.type === 'inputs' ? `${hit.reference}/${hit.point}` : ''
  expect(new Set([...first.hits, ...second.hits].map(key)).size).toBe(40)
})
