import { expect, type Page } from '@playwright/test'

const main = (page: Page) => page.getByRole('main')

/** Presses a button of the page's main part. @returns the status that its form was answered with */
export async function press(page: Page, name: string): Promise<number> {
  // A draft's page that saves itself meanwhile is no answer to the button, nor is a sign of who is on a point.
  const answer = page.waitForResponse(
    (response) =>
      response.request().method() === 'POST' &&
      !/\/api\/drafts\/|\/presence\//.test(response.url()),
  )
  await main(page).getByRole('button', { name, exact: true }).click()
  return (await answer).status()
}

/** Sees what the page says has just been done. */
export const seeDone = (page: Page, text: string) =>
  expect(main(page).getByRole('status').filter({ hasText: text })).toBeVisible()

const field = (page: Page, label: string) => main(page).getByLabel(label, { exact: true })

const optional = (label: string) => `${label} (optional)`

/** A day from now as a field of date and time takes it. */
const wallClock = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16)

/**
 * An admin creates a round of these pillars, all of whose phases are open, and announces it.
 * @returns the round's part of its address
 */
export async function createRound(
  page: Page,
  round: { title: string; code: string; pillars: readonly string[] },
): Promise<string> {
  await page.goto('/en/admin')
  await main(page).getByRole('link', { name: 'Create a round' }).click()
  await field(page, 'Title').fill(round.title)
  await field(page, 'Process').fill('Global Mechanism on ICT security')
  await field(page, 'Purpose').fill('Made up by a test. Views are sought on the next draft.')
  await field(page, 'Code').fill(round.code)
  await field(page, 'Time zone').selectOption('UTC')
  await field(page, 'Members of an organisation').check()
  await field(page, 'Grace period in minutes').fill('5')
  for (const [phase, closes] of [
    ['Submission of inputs', 10],
    ['Consideration', 20],
    ['Verdicts of submitters', 30],
  ] as const) {
    await field(page, `${phase}: opens`).fill(wallClock(-1))
    await field(page, `${phase}: closes`).fill(wallClock(closes))
  }
  for (const pillar of round.pillars)
    await main(page).getByRole('checkbox', { name: pillar, exact: true }).check()
  await press(page, 'Create the round')
  await seeDone(page, 'The round is created.')
  await press(page, 'Announce this round')
  await seeDone(page, 'The round is announced')
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** An admin proposes a role for the member of an address. */
export async function proposeModerator(page: Page, wish: { email: string; role: string }) {
  await page.goto('/en/admin/members')
  await field(page, 'E-mail address').fill(wish.email)
  await main(page).getByRole('button', { name: 'Find', exact: true }).click()
  await field(page, 'Role').selectOption(wish.role)
  await press(page, 'Propose this role')
  await seeDone(page, 'The role is proposed.')
}

/** An admin signs the roles in a round that wait for a signature. @returns how many they were */
export async function signRoles(page: Page, round: string): Promise<number> {
  await page.goto('/en/admin')
  const sign = main(page)
    .getByRole('listitem')
    .filter({ hasText: `(${round})` })
    .getByRole('button', { name: 'Sign', exact: true })
  const many = await sign.count()
  for (let left = many; left > 0; left -= 1) {
    await sign.first().click()
    await expect(sign).toHaveCount(left - 1)
  }
  return many
}

type Draft = {
  pillar: string
  behalf: string
  title: string
  points: readonly { statement: string; wording?: string; paragraph?: string }[]
  /** The label of a level of attribution. */
  naming: string
}

/** A submitter leads a draft from the round's page to the page where it is checked. */
export async function writeDraft(page: Page, round: string, draft: Draft) {
  await page.goto(`/en/rounds/${round}`)
  await main(page)
    .getByRole('link', { name: `Submit an input on ${draft.pillar}` })
    .click()
  await field(page, draft.pillar).check()
  await field(page, draft.behalf).check()
  await press(page, 'Start')
  await main(page).getByRole('link', { name: 'Title and language' }).click()
  await field(page, 'Title').fill(draft.title)
  await press(page, 'Save and continue')
  for (const [index, { statement, wording = '', paragraph = '' }] of draft.points.entries()) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Point ${index + 1}`)
    await field(page, 'Your point').fill(statement)
    await field(page, optional('Proposed wording')).fill(wording)
    await field(page, optional('Paragraph it is about')).fill(paragraph)
    const isLast = index === draft.points.length - 1
    await press(page, isLast ? 'Save and continue' : 'Save and add another point')
  }
  await field(page, draft.naming).check()
  await press(page, 'Save and continue')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your answers')
}

/** Submits the draft that stands to be checked. @returns the reference on its receipt */
export async function submitDraft(page: Page, code: string): Promise<string> {
  await press(page, 'Submit')
  await seeDone(page, 'Your input is received.')
  const reference = main(page).getByText(new RegExp(`^${code}-[A-Z0-9]+(-[A-Z0-9]+)*$`))
  return (await reference.first().textContent()) ?? ''
}

/** A moderator pastes a numbered text as the next revision of the document at hand. */
export async function pasteRevision(page: Page, revision: { name: string; text: string }) {
  await field(page, 'Name').fill(revision.name)
  await field(page, 'Text').fill(revision.text)
  await press(page, 'See what is recognised')
  await expect(main(page).getByRole('heading', { name: 'What is recognised' })).toBeVisible()
  await press(page, 'Store this revision')
  await seeDone(page, 'The revision is stored.')
}

type Decision = { outcome: string; paragraphs?: readonly string[]; reason?: string }

/** A moderator says on the record's page what became of the point. */
export async function decide(page: Page, { outcome, paragraphs = [], reason = '' }: Decision) {
  await field(page, outcome).check()
  for (const text of paragraphs) await main(page).getByRole('checkbox', { name: text }).check()
  await field(page, 'Reason').fill(reason)
}

/** An author answers one record on the page of the input. */
export async function answer(
  page: Page,
  reply: { point: number; revision: string; verdict: string; wouldNeed?: string },
) {
  const form = main(page)
    .locator('section')
    .filter({
      has: page.getByRole('heading', { name: `Point ${reply.point} in ${reply.revision}: reply` }),
    })
    .last()
  await form.getByLabel(reply.verdict, { exact: true }).check()
  await form.getByLabel('What would need to change').fill(reply.wouldNeed ?? '')
  await form.getByRole('button', { name: 'Send reply' }).click()
  await seeDone(page, 'Your reply is recorded')
}

/** An admin writes and stores a summary's text. */
export async function composeSummary(page: Page, pillars: readonly string[], mark: string) {
  await field(page, 'Title').fill(`Summary ${mark}`)
  await field(page, optional('Introduction')).fill('Made up by a test.')
  for (const pillar of pillars)
    for (const part of ['asked', 'said', 'did'])
      await field(page, `${part === 'said' ? 'You' : 'We'} ${part} (${pillar})`).fill(
        `What was ${part} on ${pillar}.`,
      )
  await press(page, 'Save')
  await seeDone(page, 'The text is saved.')
}

type Fields = Record<string, string>

/** The fields that the form of a button would send as it stands, those of the framework included. */
export const formOf = (page: Page, name: string): Promise<Fields> =>
  main(page)
    .getByRole('button', { name, exact: true })
    .evaluate((button: HTMLButtonElement) => {
      const form = button.form ?? undefined
      return Object.fromEntries(new FormData(form, button.name ? button : null)) as Fields
    })

/** Sends a form without the page that holds it, as the page's member and from its origin. */
export const replay = (page: Page, path: string, form: Fields) =>
  page.request.post(path, {
    headers: { origin: new URL(page.url()).origin },
    multipart: form,
    maxRedirects: 0,
  })
