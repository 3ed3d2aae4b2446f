// One test and longer than 250 lines: each step needs what the steps before it left behind.
import { randomBytes } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { mailAfter, mailsTo, signIn } from './fixtures'
import {
  answer,
  composeSummary,
  createRound,
  decide,
  pasteRevision,
  press,
  proposeModerator,
  seeDone,
  signRoles,
  submitDraft,
  writeDraft,
} from './pages'

const NORMS = 'Rules, norms and principles'
const CAPACITY = 'Capacity-building'
const PILLARS = [NORMS, 'International law', 'Confidence-building measures', CAPACITY] as const
const STATE = 'Demonstration State'
const NETWORK = 'Demonstration Civil Society Network'

const ZERO_DRAFT = `I. Norms

1. States keep a public record of how each norm is put into practice.

2. States name a point of contact for coordinated vulnerability disclosure.

II. Capacity

3. Training is offered on terms that those who need it can meet.`

const SECOND_REVISION = `${ZERO_DRAFT}\n\n4. Not yet for anybody outside the secretariat to read.`

test.use({ actionTimeout: 30_000 })

test('a round, from its announcement to its published summary', async ({ browser }) => {
  test.setTimeout(240_000)
  const mark = randomBytes(3).toString('hex')
  const code = `J${mark.toUpperCase()}`
  const title = `Journey ${mark}`

  const person = async (email: string | null, { javaScriptEnabled = true } = {}) => {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage()
    if (email) await signIn(page, email)
    return page
  }
  const adminOne = await person('admin.one@example.org')
  const adminTwo = await person('admin.two@example.org')
  const moderatorOne = await person('moderator.one@example.org')
  const moderatorTwo = await person('moderator.two@example.org')
  const delegate = await person('delegate@example.org')
  // Everything that this person does is done without scripts.
  const submitter = await person('submitter@example.org', { javaScriptEnabled: false })
  const visitor = await person(null, { javaScriptEnabled: false })

  /** Submits the draft that stands to be checked, and sees its receipt arrive by mail. */
  const submit = async (page: Page, email: string) => {
    let reference = ''
    const mail = await mailAfter(
      email,
      async () => {
        reference = await submitDraft(page, code)
      },
      ({ subject }) => subject === `Received: ${reference}`,
    )
    expect(mail.text).toContain(`/inputs/${reference}/receipt`)
    return reference
  }
  const statusOf = async (page: Page, path: string) => (await page.goto(path))?.status()

  const round = await test.step('an admin creates a round of four pillars and announces it', () =>
    createRound(adminOne, { title, code, pillars: PILLARS }))
  const base = `/en/rounds/${round}`

  await test.step('one admin proposes moderators, the other signs', async () => {
    for (const email of ['moderator.one@example.org', 'moderator.two@example.org'])
      for (const pillar of [NORMS, CAPACITY])
        await proposeModerator(adminOne, { email, role: `Moderator, ${pillar} (${title})` })
    expect(await statusOf(moderatorOne, `/en/moderate/${round}`)).toBe(404)
    expect(await signRoles(adminOne, title)).toBe(0)
    expect(await signRoles(adminTwo, title)).toBe(4)
    expect(await statusOf(moderatorOne, `/en/moderate/${round}`)).toBe(200)
  })

  const ofState = await test.step('a delegate of a State submits two points', async () => {
    await writeDraft(delegate, round, {
      pillar: NORMS,
      behalf: STATE,
      title: `A record of practice ${mark}`,
      points: [
        {
          statement: `Record how each norm is put into practice, ${mark}.`,
          wording: 'States keep a public record of how each norm is put into practice.',
          paragraph: 'Zero draft, paragraph 1',
        },
        { statement: `Say when the record is reviewed, ${mark}.` },
      ],
      naming: 'Your organisation',
    })
    return submit(delegate, 'delegate@example.org')
  })

  const ofNetwork =
    await test.step('civil society submits two points without scripts', async () => {
      await writeDraft(submitter, round, {
        pillar: CAPACITY,
        behalf: NETWORK,
        title: `Training on fair terms ${mark}`,
        points: [
          { statement: `Offer training on terms that can be met, ${mark}.` },
          { statement: `Open the fund to networks, ${mark}.` },
        ],
        naming: 'Your organisation',
      })
      return submit(submitter, 'submitter@example.org')
    })

  const hidden = await test.step('others write what the public is not to read', async () => {
    await writeDraft(delegate, round, {
      pillar: NORMS,
      behalf: STATE,
      title: `Restricted ${mark}`,
      points: [{ statement: `Between the moderators and us, restricted${mark}.` }],
      naming: 'Nobody: for the moderators of this pillar only',
    })
    const restricted = await submit(delegate, 'delegate@example.org')
    await writeDraft(submitter, round, {
      pillar: CAPACITY,
      behalf: NETWORK,
      title: `Unfinished ${mark}`,
      points: [{ statement: `Not submitted yet, unfinished${mark}.` }],
      naming: 'Your organisation',
    })
    return { restricted, draft: new URL(submitter.url()).pathname.replace(/\/check$/, '') }
  })

  await test.step('a moderator adds a document and records uptake', async () => {
    await moderatorOne.goto(`/en/moderate/${round}/documents`)
    await moderatorOne.getByLabel('Title').fill('Draft elements')
    await press(moderatorOne, 'Add a document')
    await pasteRevision(moderatorOne, { name: 'Zero draft', text: ZERO_DRAFT })
    const records = [
      {
        point: `Record how each norm is put into practice, ${mark}.`,
        outcome: 'Reflected',
        paragraphs: ['States keep a public record'],
      },
      {
        point: `Say when the record is reviewed, ${mark}.`,
        outcome: 'Not reflected',
        reason: `No date found support, ${mark}.`,
      },
      {
        point: `Offer training on terms that can be met, ${mark}.`,
        outcome: 'Partly reflected',
        paragraphs: ['Training is offered'],
        reason: `Who pays is left open, ${mark}.`,
      },
      {
        point: `Open the fund to networks, ${mark}.`,
        outcome: 'Noted',
        reason: `There is no fund yet, ${mark}.`,
      },
    ]
    for (const [index, { point, ...decision }] of records.entries()) {
      await moderatorOne.goto(
        `/en/moderate/${round}?stream=${index < 2 ? 'norms' : 'capacity'}&revision=zero-draft`,
      )
      await moderatorOne.getByRole('link', { name: point }).click()
      await decide(moderatorOne, decision)
      await press(moderatorOne, 'Save')
      await seeDone(moderatorOne, 'The record is saved.')
    }
  })

  await test.step('what nobody has reviewed is not to be published', async () => {
    await moderatorOne.goto(`/en/moderate/${round}/publications`)
    await expect(moderatorOne.getByText('Nothing agreed waits for publication.')).toBeVisible()
  })

  await test.step('another moderator reviews, the first proposes the batch', async () => {
    const waiting = moderatorTwo.getByRole('link', { name: /^Review / })
    await moderatorTwo.goto(`/en/moderate/${round}/review`)
    await expect(waiting).toHaveCount(4)
    await waiting.first().click()
    for (let left = 4; left > 0; left -= 1) {
      const here = moderatorTwo.url()
      await moderatorTwo.getByLabel('Agree', { exact: true }).check()
      await press(moderatorTwo, 'Send and next to review')
      await expect(moderatorTwo).not.toHaveURL(here)
      await seeDone(
        moderatorTwo,
        left > 1
          ? 'You agreed to the record.'
          : 'Your review is sent. No other record waits for you here.',
      )
    }
    await moderatorOne.goto(`/en/moderate/${round}/publications`)
    await moderatorOne.getByRole('link', { name: 'See every record and propose' }).click()
    const proposed = moderatorOne.getByRole('table', { name: 'Records of the batch' })
    await expect(proposed.getByRole('checkbox')).toHaveCount(4)
    await press(moderatorOne, 'Propose publication')
    await seeDone(moderatorOne, 'The batch is proposed.')
    await expect(proposed.getByRole('row')).toHaveCount(5)
    await moderatorOne.goto(`/en/moderate/${round}/documents`)
    await moderatorOne.getByRole('link', { name: /^Add a revision/ }).click()
    await pasteRevision(moderatorOne, { name: 'Rev.1', text: SECOND_REVISION })
  })

  await test.step('two admins sign; the submitters hear of it by mail', async () => {
    const answered = `What became of your input: ${title}`
    const batch = (page: Page) => page.getByRole('listitem').filter({ hasText: title })
    for (const [page, done] of [
      [adminOne, 'You have signed.'],
      [adminTwo, 'Signed and published.'],
    ] as const) {
      expect(await statusOf(visitor, `${base}/documents/draft-elements`)).toBe(404)
      await page.goto('/en/admin')
      await batch(page).getByRole('button', { name: 'Sign', exact: true }).click()
      await seeDone(page, done)
    }
    for (const [email, reference] of [
      ['delegate@example.org', ofState],
      ['submitter@example.org', ofNetwork],
    ] as const)
      await expect
        .poll(async () => (await mailsTo(email)).filter(({ subject }) => subject === answered))
        .toMatchObject([{ text: expect.stringContaining(reference) }])
  })

  await test.step('the submitters see the trail and give verdicts', async () => {
    await delegate.goto('/en/me')
    await delegate.getByRole('link', { name: `“A record of practice ${mark}”` }).click()
    await answer(delegate, { point: 1, revision: 'Zero draft', verdict: 'Fully reflected' })
    await submitter.goto('/en/me')
    await submitter.getByRole('link', { name: `“Training on fair terms ${mark}”` }).click()
    await answer(submitter, {
      point: 1,
      revision: 'Zero draft',
      verdict: 'Partly reflected',
      wouldNeed: `Say who pays, ${mark}.`,
    })
  })

  await test.step('an admin composes the summary, two sign it', async () => {
    await adminOne.goto(`/en/admin/rounds/${round}/summary`)
    await composeSummary(adminOne, PILLARS, mark)
    await press(adminOne, 'Sign this text')
    await seeDone(adminOne, 'Signed.')
    expect(await statusOf(visitor, `${base}/summary/1`)).toBe(404)
    await adminTwo.goto(`/en/admin/rounds/${round}/summary`)
    await mailAfter(
      'delegate@example.org',
      () => press(adminTwo, 'Sign this text'),
      ({ text }) => text.includes(`${base}/summary/1`),
    )
    await seeDone(adminTwo, 'The summary is published.')
  })

  await test.step('a visitor reads everything that is public', async () => {
    await visitor.goto('/en')
    await visitor.getByRole('link', { name: title }).click()
    await visitor.getByRole('link', { name: CAPACITY, exact: true }).click()
    await visitor.getByRole('link', { name: `Training on fair terms ${mark}` }).click()
    const trail = visitor.getByRole('table', { name: 'Draft elements' })
    await expect(trail.getByRole('row', { name: /Point 1/ })).toContainText(
      new RegExp(`Partly reflected.*Who pays is left open.*Say who pays, ${mark}`, 's'),
    )
    await expect(trail.getByRole('row', { name: /Point 2/ })).toContainText('Noted')
    await trail.getByRole('link', { name: 'Paragraph 3' }).click()
    await expect(visitor).toHaveURL(/documents\/draft-elements\?revision=zero-draft#p-3$/)
    const paragraph = visitor.getByRole('listitem').filter({ hasText: 'Training is offered' })
    await paragraph.getByText('Who shaped this').click()
    await expect(paragraph.getByRole('link', { name: `${ofNetwork}, point 1` })).toBeVisible()
    await visitor.goto(base)
    await visitor.getByRole('link', { name: 'Read the published summary' }).click()
    await expect(visitor.getByText('2 inputs with 4 points from 2 organisations')).toBeVisible()
    const verdicts = visitor.getByRole('figure', { name: 'Verdicts by pillar, in points' })
    await verdicts.getByText('The figures as a table').click()
    // Fully, partly and not reflected, no verdict, total.
    const figures = { [NORMS]: ['1', '0', '0', '1', '2'], [CAPACITY]: ['0', '1', '0', '1', '2'] }
    for (const [pillar, cells] of Object.entries(figures))
      await expect(verdicts.getByRole('row', { name: pillar }).getByRole('cell')).toHaveText(cells)
    await visitor.goto(`/en/search?q=${mark}`)
    for (const found of ['A record of practice', 'Training on fair terms'])
      for (const point of [1, 2])
        await expect(
          visitor.getByRole('link', { name: `${found} ${mark}, Point ${point}` }),
        ).toBeVisible()
  })

  await test.step('a visitor reads nothing else', async () => {
    for (const path of [
      `${base}/inputs/${hidden.restricted}`,
      `${base}/documents/draft-elements?revision=rev-1`,
      `${base}/summary/2`,
      `/en/moderate/${round}`,
      `/en/admin/rounds/${round}`,
    ])
      expect(await statusOf(visitor, path), path).toBe(404)
    for (const path of [hidden.draft, `${base}/inputs/${ofState}/receipt`, '/en/me']) {
      await visitor.goto(path)
      await expect(visitor).toHaveURL(/\/sign-in\?/)
    }
    for (const path of [
      base,
      `${base}/pillars/norms`,
      `${base}/pillars/capacity`,
      `${base}/documents/draft-elements`,
      `${base}/summary/1`,
      `/en/search?q=restricted${mark}`,
      `/en/search?q=unfinished${mark}`,
      `/en/search?q=secretariat`,
      '/api/feed',
    ]) {
      const text = await (await visitor.request.get(path)).text()
      for (const secret of [
        `, restricted${mark}`,
        `, unfinished${mark}`,
        hidden.restricted,
        'outside the secretariat',
      ])
        expect(text, path).not.toContain(secret)
    }
  })
})
