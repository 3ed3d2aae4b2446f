// Over 250 lines: what is planted, where it may appear and the crawl are read together.
import { expect, test } from '@playwright/test'
import { appendEvents } from '@/lib/audit/append'
import { ATTRIBUTIONS } from '@/lib/inputs/attribution'
import { closeDatabase, db } from '@/lib/platform/db'
import { buildInput } from '@/prisma/builders/inputs'
import { buildMember, buildOrganisation, buildSession } from '@/prisma/builders/members'
import { unique } from '@/prisma/builders/unique'
import { buildUptake } from '@/prisma/builders/uptake'
import { ACCESS } from './access-table'
import { mailAfter } from './fixtures'
import { buildWorld, ROLES, type Role, type World } from './world'

// Long, since it asks for every address of the access table as every role. It was seen to fail for every role
// with two leaks in lib/inputs/data.ts: rows told the title whether or not an input was withdrawn, and lists
// told the byline of "type and region" as its own organisation reads it.
test.describe.configure({ mode: 'parallel', timeout: 240_000 })

const LEVELS = [...ATTRIBUTIONS, 'withdrawn', 'draft'] as const
type Level = (typeof LEVELS)[number]
const FIELDS = [
  'title',
  'statement',
  'wording',
  'paragraph',
  'uptake',
  'person',
  'organisation',
  'source',
  'note',
  'address',
  'reason',
  // What moderators share among themselves: a note on the point, a template of the stream.
  'deliberation',
  'template',
] as const
type Field = (typeof FIELDS)[number]
type Planted = Awaited<ReturnType<typeof plant>>

/** What an input says; the other marks tell whose it is. */
const TEXT: readonly Field[] = ['title', 'statement', 'wording', 'paragraph', 'uptake']
const ALL: readonly Field[] = [...TEXT, 'person', 'organisation', 'source', 'note']

const COLLEAGUES: readonly Role[] = ['drafter', 'focalPoint']

/** Moderators of the stream meet notes on what stands, and templates; nobody else does anywhere. */
function shared(role: Role, level: Level): readonly Field[] {
  if (role !== 'moderator') return []
  return level === 'withdrawn' || level === 'draft' ? ['template'] : ['template', 'deliberation']
}

const allowed = (role: Role, level: Level): readonly Field[] => [
  ...told(role, level),
  ...shared(role, level),
]

/** security.md, and product.md on attribution: which marks of which level a role may meet anywhere. */
function told(role: Role, level: Level): readonly Field[] {
  const inside = COLLEAGUES.includes(role)
  // Their own organisation is no news to them. The delegates' page names all its delegates, and tells the
  // address of whoever has not taken a pseudonym.
  const own: Field[] = inside ? ['organisation'] : []
  if (role === 'focalPoint') own.push('person')
  if (role === 'focalPoint' && level !== 'moderators_only') own.push('address')
  if (level === 'draft')
    return inside ? ['title', 'statement', 'wording', 'paragraph', 'person', ...own] : []
  // The log of their pillar keeps who submitted what was withdrawn later.
  if (role === 'moderator') return level === 'withdrawn' ? ['person'] : ALL
  if (level === 'withdrawn') return own
  if (level === 'moderators_only') return own
  if (inside || level === 'person_and_organisation') return [...ALL, ...own]
  return level === 'organisation' ? [...TEXT, 'organisation', 'source', 'note'] : TEXT
}

let world: World
let planted: Record<Level, Planted>
test.beforeAll(async () => {
  world = await buildWorld()
  const entries = []
  for (const level of LEVELS) entries.push([level, await plant(level)] as const)
  planted = Object.fromEntries(entries) as Record<Level, Planted>
})
test.afterAll(closeDatabase)

/** An input of this level by an organisation of its own, each of its fields with a mark found nowhere else. */
async function plant(level: Level) {
  const seed = `${LEVELS.indexOf(level)}${unique()}`
  const marks = Object.fromEntries(FIELDS.map((field) => [field, `mk${field}${seed}`])) as Record<
    Field,
    string
  >
  const { drafter, focalPoint } = world.members
  const organisation = await buildOrganisation({
    name: `Org ${marks.organisation}`,
    type: 'academia',
  })
  const author = await buildMember({
    name: marks.person,
    email: `${marks.address}@example.org`,
    organisations: [organisation],
  })
  if (level === 'moderators_only')
    await db().member.update({ where: { id: author.id }, data: { pseudonymFrom: new Date() } })
  await db().membership.createMany({
    data: [
      { memberId: drafter.id, organisationId: organisation.id, role: 'drafter' },
      { memberId: focalPoint.id, organisationId: organisation.id, role: 'focal_point' },
    ],
  })
  const texts = {
    statement: marks.statement,
    proposedWording: marks.wording,
    paragraphReference: marks.paragraph,
  }
  const stream = world.streams.norms
  await db().reasonTemplate.create({
    data: {
      roundId: world.round.id,
      streamId: stream.id,
      title: 'A template',
      text: marks.template,
      language: 'en',
    },
  })
  if (level === 'draft') {
    const content = {
      title: marks.title,
      language: 'en',
      channel: 'direct',
      attribution: 'organisation',
      points: [{ ...texts, topics: [] }],
    }
    const draft = await db().draft.create({
      data: { streamId: stream.id, memberId: author.id, organisationId: organisation.id, content },
    })
    return { marks, organisation, author, draft, input: null }
  }
  const input = await buildInput({
    stream,
    organisation,
    author,
    attribution: level === 'withdrawn' ? 'organisation' : level,
    title: marks.title,
    points: [texts, { statement: 'Another point.' }],
    source: marks.source,
    locator: marks.source,
    sourceUrls: [`https://example.org/${marks.source}`],
    note: marks.note,
  })
  const [point] = input.points
  const [revision] = world.document.revisions
  if (!point || !revision) throw new Error('the builders built less than was asked')
  await buildUptake({ point, revision, reason: marks.uptake, published: true })
  await db().note.create({
    data: {
      pointId: point.id,
      memberId: world.members.moderator.id,
      text: marks.deliberation,
    },
  })
  const about = { roundId: world.round.id, streamId: stream.id, organisationId: organisation.id }
  await appendEvents(db(), author.id, [
    {
      kind: 'input.submitted',
      subjectId: input.id,
      ...about,
      facts: { reference: input.reference },
    },
  ])
  if (level === 'withdrawn')
    await db().withdrawal.create({
      data: { inputId: input.id, withdrawnById: author.id, reason: marks.reason },
    })
  return { marks, organisation, author, draft: null, input }
}

/** The table's addresses, of the world itself and of everything planted: a new route is asked for too. */
function addresses(): string[] {
  const worlds = Object.values(planted).map(({ input, draft, organisation }) => ({
    ...world,
    ours: organisation,
    ...(input && {
      input,
      held: input,
      confidential: input,
      withdrawn: input,
      point: input.points[0],
    }),
    ...(draft && { draft }),
  })) as World[]
  const rows = Object.values(ACCESS).flat()
  return [...new Set([world, ...worlds].flatMap((one) => rows.map(({ path }) => path(one))))]
}

const base = () => test.info().project.use.baseURL ?? ''

/** An answer whole: status, every header, and the text without what differs from answer to answer. */
async function ask(role: Role, path: string, headers: Record<string, string> = {}) {
  const token = world.sessions[role]
  const answer = await fetch(base() + path, {
    redirect: 'manual',
    headers: { ...(token && { cookie: `session=${token}` }), ...headers },
  })
  const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  const text = await answer.text()
  return { whole: `${answer.status}\n${head}\n${text}`, text }
}

/** Links to pages about this world, besides those of the table. */
const linksIn = (text: string) =>
  [...text.matchAll(/href="(\/[^"#]+)"/g)]
    .map(([, href]) => (href ?? '').replaceAll('&amp;', '&'))
    .filter(
      (href) =>
        /^\/(en|api)\b/.test(href) &&
        (href.startsWith('/en/me') ||
          href.includes(world.round.slug) ||
          Object.values(planted).some(({ organisation }) => href.includes(organisation.id))),
    )

const leaks: string[] = []
/** Notes every mark in an answer that this role may not meet there. */
function look(role: Role, path: string, whole: string, asked = '') {
  // The directory is public, and searched for co-sponsors: that an organisation is in it says nothing about
  // what it wrote.
  const directory =
    /^\/en\/(organisations|admin\/organisations|admin\/rounds\/[^/]+\/accreditations|me\/profile)|\/sponsors\?q=/.test(
      path,
    )
  for (const level of LEVELS) {
    const may = allowed(role, level)
    const { marks } = planted[level]
    for (const field of FIELDS) {
      const known = may.includes(field) || (directory && field === 'organisation')
      if (marks[field] !== asked && whole.includes(marks[field]) && !known)
        leaks.push(`${role} ${path}: ${field} of ${level}`)
    }
    // What is public about a text must not stand beside what is public about its author.
    const named = may.includes('organisation') || level === 'draft'
    if (!named && directory && TEXT.some((field) => whole.includes(marks[field])))
      leaks.push(`${role} ${path}: text of ${level} beside its organisation`)
  }
}

for (const role of ROLES)
  test(`what the ${role} meets anywhere`, async () => {
    leaks.length = 0
    const seen = new Set(addresses())
    const met = new Set<string>()
    const visit = async (path: string, payloadToo: boolean) => {
      const page = await ask(role, path)
      const asked = `${path}${path.includes('?') ? '&' : '?'}_rsc=canary`
      const payload = payloadToo && (await ask(role, asked, { RSC: '1' }))
      for (const { whole } of payload ? [page, payload] : [page]) {
        look(role, path, whole)
        for (const level of LEVELS)
          for (const field of FIELDS)
            if (whole.includes(planted[level].marks[field])) met.add(`${field} of ${level}`)
      }
      return page.text
    }
    // A member's page holds its payload, a visitor's has lost it. One member shows that asking says no more.
    const apart = role === 'visitor' || role === 'otherDelegate'
    let queue = [...seen]
    expect(queue.length).toBeGreaterThan(100)
    for (let depth = 0; depth < 2 && queue.length > 0; depth += 1) {
      const found: string[] = []
      for (let at = 0; at < queue.length; at += 8)
        for (const text of await Promise.all(
          queue.slice(at, at + 8).map((path) => visit(path, apart && depth === 0)),
        ))
          found.push(...linksIn(text))
      queue = [...new Set(found)].filter((path) => !seen.has(path)).slice(0, 150)
      for (const path of queue) seen.add(path)
    }
    expect(leaks).toEqual([])
    // A crawl that meets nothing would find no leak either.
    for (const level of LEVELS)
      for (const field of allowed(role, level).filter((one) =>
        ['title', 'statement', 'deliberation', 'template'].includes(one),
      ))
        expect(met).toContain(`${field} of ${level}`)
  })

test('searching for a mark, or a part of it, tells who may not read it nothing at all', async () => {
  leaks.length = 0
  const told = async (role: Role, q: string) => {
    const path = `/en/search?q=${encodeURIComponent(q)}`
    const { text, whole } = await ask(role, path)
    look(role, path, whole, q)
    return (
      text
        .replace(/<script\b[\s\S]*?<\/script>/g, '')
        .replace(/nonce="[^"]*"/g, '')
        // Other tests announce rounds meanwhile.
        .replace(/<select id="field-round"[\s\S]*?<\/select>/, '')
        .replaceAll(encodeURIComponent(q), 'Q')
        .replaceAll(q, 'Q')
    )
  }
  for (const role of ROLES)
    for (const level of LEVELS)
      for (const field of TEXT.slice(0, 3)) {
        if (allowed(role, level).includes(field)) continue
        const mark = planted[level].marks[field]
        const nonsense = `${mark.slice(0, -8)}zzzzzzzz`
        const part = (of: string) => of.slice(0, -2)
        for (const [one, other] of [
          [mark, nonsense],
          [part(mark), part(nonsense)],
        ] as const)
          expect(await told(role, one), `${role} ${level} ${field}`).toBe(await told(role, other))
      }
  expect(leaks).toEqual([])
})

test('a mail tells reference and address of a page, nothing of the input and no name', async ({
  page,
}) => {
  const { marks, author, input } = await plant('organisation')
  const value = await buildSession({ memberId: author.id })
  await page.context().addCookies([{ name: 'session', value, url: base() }])
  await page.goto(`/en/rounds/${world.round.slug}/inputs/${input?.reference}/withdraw`)
  await page.getByLabel('Reason').fill(marks.reason)
  await page.getByRole('checkbox', { name: 'I withdraw this input for good' }).check()
  const mail = await mailAfter(author.email, () =>
    page.getByRole('main').getByRole('button', { name: 'Withdraw', exact: true }).click(),
  )
  expect(mail.text).toContain(input?.reference)
  for (const [field, mark] of Object.entries(marks))
    expect([field, `${mail.subject}\n${mail.text}`.includes(mark)]).toEqual([field, false])
  // From here on its text and the reason are nobody's to read.
  for (const role of ROLES)
    for (const path of ['', '/receipt', '/attribution', '/withdraw', '?version=1']) {
      const address = `/en/rounds/${world.round.slug}/inputs/${input?.reference}${path}`
      const { whole } = await ask(role, address)
      for (const field of [...TEXT, 'reason'] as const)
        expect([role, path, field, whole.includes(marks[field])]).toEqual([
          role,
          path,
          field,
          false,
        ])
    }
})
