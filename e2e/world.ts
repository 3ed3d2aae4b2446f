import { createHash } from 'node:crypto'
import type { BrowserContext } from '@playwright/test'
import { db } from '@/lib/platform/db'
import { compose } from '@/lib/summaries/compose'
import { attachmentOf, buildDraftAttachment } from '@/prisma/builders/attachments'
import { buildBatch } from '@/prisma/builders/batches'
import { buildDocument } from '@/prisma/builders/documents'
import { buildInput } from '@/prisma/builders/inputs'
import {
  buildAdmin,
  buildAuditor,
  buildMember,
  buildModerator,
  buildOrganisation,
  buildOrganiser,
  buildSession,
} from '@/prisma/builders/members'
import { buildPoll } from '@/prisma/builders/polls'
import { buildRound } from '@/prisma/builders/rounds'
import { buildTable } from '@/prisma/builders/tables'
import { buildTranslation } from '@/prisma/builders/translations'
import { buildUpload, notedRow } from '@/prisma/builders/uploads'
import { buildPublication, buildUptake } from '@/prisma/builders/uptake'

/**
 * The roles of security.md's table; `otherDelegate` submits for another organisation, `organiser` records in
 * the stream that `moderator` moderates.
 */
export const ROLES = [
  'visitor',
  'newcomer',
  'drafter',
  'submitter',
  'focalPoint',
  'otherDelegate',
  'moderator',
  'otherModerator',
  'organiser',
  'admin',
  'auditor',
] as const
export type Role = (typeof ROLES)[number]

export type World = Awaited<ReturnType<typeof buildWorld>>

/**
 * A round in which all has happened once: inputs of `ours` by `submitter` in the stream that `moderator`
 * moderates (`otherModerator` moderates another of its streams), a document with a published revision and
 * one that is not, uptake, a batch that waits for signatures, a summary; and a round not yet announced.
 * Every role but the visitor has a session.
 */
export async function buildWorld() {
  const { round, streams } = await buildRound()
  const hidden = await buildRound({ announced: false })
  const { members, sessions, ours, theirs } = await people(round, streams)
  const [submitter, drafter] = [members.submitter, members.drafter]
  const files = [{ name: 'Letter.txt', text: 'A letter.' }]
  const wish = { stream: streams.norms, organisation: ours, author: submitter, files }
  const input = await buildInput({
    ...wish,
    points: [{ statement: 'One.' }, { statement: 'Two.' }],
  })
  const held = await buildInput({ ...wish, published: false })
  const confidential = await buildInput({ ...wish, attribution: 'moderators_only' })
  const withdrawn = await buildInput(wish)
  await db().withdrawal.create({ data: { inputId: withdrawn.id, withdrawnById: submitter.id } })
  const document = await buildDocument({
    round,
    revisions: [
      {
        name: 'Zero draft',
        paragraphs: [{ number: '1', text: 'States are encouraged to say how norms work.' }],
        published: true,
      },
      { name: 'Rev.1', paragraphs: [{ number: '1', text: 'States should say how norms work.' }] },
    ],
  })
  const [zero, rev1] = document.revisions
  const [one, two] = input.points
  if (!zero || !rev1 || !one || !two) throw new Error('the builders built less than was asked')
  const translation = await buildTranslation({ revision: zero, by: members.moderator })
  await buildUptake({ point: one, revision: zero, outcome: 'reflected', published: true })
  const record = await buildUptake({
    point: two,
    revision: zero,
    decidedBy: members.moderator,
    reviewedBy: members.reviewer,
  })
  const batch = await buildPublication({ revision: zero, records: [record], published: false })
  const content = {
    title: 'A note',
    language: 'en',
    channel: 'intersessional',
    attribution: 'organisation',
    points: [
      {
        statement: 'A point.',
        proposedWording: '',
        paragraphReference: '',
        topics: [] as string[],
      },
    ],
  }
  const draft = await db().draft.create({
    data: { streamId: streams.norms.id, memberId: drafter.id, organisationId: ours.id, content },
  })
  const joint = await buildJoint({ stream: streams.cbm, ours, theirs, members })
  const drafted = await buildDraftAttachment(draft, { name: 'Note.txt', text: 'A note.' })
  await buildSummary(round, members.admin)
  const polls = {
    open: (await buildPoll({ round, createdBy: members.admin, answered: true })).id,
    planned: (await buildPoll({ round, createdBy: members.admin, opened: false })).id,
  }
  const imported = await buildBatch({ round, recordedBy: members.moderator })
  const table = await buildTable({ round, sentBy: members.moderator })
  const upload = await buildUpload({
    stream: streams.norms,
    revision: rev1,
    sentBy: members.moderator,
    rows: [notedRow(one), notedRow(two, 3, { cells: { outcome: 'Heard' } })],
  })
  const organised = await buildBatch({ round, recordedBy: members.organiser })
  return {
    joint,
    round,
    hidden,
    streams,
    members,
    sessions,
    ours,
    theirs,
    input,
    held,
    confidential,
    withdrawn,
    document,
    translation,
    point: two,
    batch,
    imported,
    upload,
    table,
    organised,
    draft,
    polls,
    /** The id of the file that each of these holds. */
    files: {
      input: await attachmentOf(input),
      held: await attachmentOf(held),
      confidential: await attachmentOf(confidential),
      withdrawn: await attachmentOf(withdrawn),
      draft: drafted.id,
    },
  }
}

async function people(round: { id: string }, streams: Record<'norms' | 'cbm', { id: string }>) {
  const ours = await buildOrganisation({ type: 'other_ngo' })
  const theirs = await buildOrganisation({ type: 'academia' })
  const members = {
    newcomer: await buildMember({ name: 'A Newcomer' }),
    drafter: await buildMember({ organisations: [{ id: ours.id, role: 'drafter' }] }),
    submitter: await buildMember({ organisations: [{ id: ours.id }] }),
    focalPoint: await buildMember({ organisations: [{ id: ours.id, role: 'focal_point' }] }),
    otherDelegate: await buildMember({ organisations: [theirs] }),
    moderator: await buildModerator({ streamIds: [streams.norms.id] }),
    otherModerator: await buildModerator({ streamIds: [streams.cbm.id] }),
    organiser: await buildOrganiser({ roundId: round.id, streamId: streams.norms.id }),
    reviewer: await buildModerator({ streamIds: [streams.norms.id] }),
    admin: await buildAdmin(),
    secondAdmin: await buildAdmin(),
    auditor: await buildAuditor(),
  }
  const sessions: Record<string, string> = {}
  for (const [role, { id }] of Object.entries(members))
    sessions[role] = await buildSession({ memberId: id, secondFactor: true })
  return { ours, theirs, members, sessions }
}

/** A public input of `theirs` that `ours` is asked to co-sponsor, with one co-sponsor that another one left. */
async function buildJoint(of: {
  stream: { id: string }
  ours: { id: string }
  theirs: { id: string }
  members: { otherDelegate: { id: string; name: string | null } }
}) {
  const [author, invitedById] = [of.members.otherDelegate, of.members.otherDelegate.id]
  const input = await buildInput({ stream: of.stream, organisation: of.theirs, author })
  const asked = { inputId: input.id, invitedById }
  const invitation = await db().coSponsorship.create({
    data: { ...asked, organisationId: of.ours.id },
  })
  const [stays, left, aligned] = await Promise.all([0, 1, 2].map(() => buildOrganisation()))
  if (!stays || !left || !aligned) throw new Error('three organisations')
  const confirmed = { ...asked, confirmedAt: new Date(), confirmedVersion: 1 }
  await db().coSponsorship.createMany({
    data: [
      { ...confirmed, organisationId: stays.id },
      { ...confirmed, organisationId: left.id, endedAt: new Date() },
    ],
  })
  const declaredById = author.id
  await db().alignment.create({
    data: { inputId: input.id, organisationId: aligned.id, kind: 'alignment', declaredById },
  })
  return { reference: input.reference, invitation }
}

/** Makes the browser that of a role (or of `secondAdmin`, `reviewer`); a visitor's stays as it is. */
export async function enter(context: BrowserContext, { sessions }: World, who: string) {
  const value = sessions[who]
  const url = process.env.BASE_URL ?? 'http://localhost:3000'
  if (value) await context.addCookies([{ name: 'session', value, url }])
}

/** The round's summary, published once, with the figures of nobody having spoken. */
async function buildSummary(round: { id: string }, author: { id: string }) {
  const texts = { title: 'What became of it', introduction: 'In short.', method: 'By hand.' }
  const summary = await db().summary.create({
    data: { roundId: round.id, createdById: author.id, ...texts },
  })
  const content = { version: 1, ...texts, sections: [] }
  const figures = compose([], [], [], '2026-11-23')
  const hash = createHash('sha256').update(JSON.stringify({ content, figures })).digest('hex')
  await db().summaryPublication.create({
    data: { summaryId: summary.id, number: 1, content, figures, hash, signatures: 2 },
  })
}
