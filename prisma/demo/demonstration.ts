import { randomUUID } from 'node:crypto'
import type { Prisma, Stream, VerdictAnswer } from '@/lib/generated/prisma/client'
import type { Attribution, Outcome } from '@/lib/generated/prisma/enums'
import type { DraftContent } from '@/lib/inputs/schema'
import type { Transaction } from '@/lib/platform/db'
import type { buildDocument, ParagraphWish } from '../builders/documents'
import type { buildInput, PointWish } from '../builders/inputs'
import type { PillarKey } from '../builders/pillars'
import { buildPublication, buildUptake } from '../builders/uptake'

/** What global-mechanism.json tells. */
export type Demonstration = {
  organisations: Prisma.OrganisationCreateManyInput[]
  /** Addresses of those who speak for an organisation. */
  representatives: Record<string, string>
  streams: Partial<
    Record<PillarKey, { question: string; publishes?: Stream['publishes']; answering?: boolean }>
  >
  inputs: Record<
    string,
    {
      pillar: PillarKey
      organisation: string
      attribution: Attribution
      language?: string
      title: string
      waiting?: boolean
      points: (Omit<PointWish, 'topicIds'> & { topics?: string[] })[]
    }
  >
  /** What waits in the organisation for somebody who may submit it. */
  draft: { by: string; pillar: PillarKey; organisation: string; content: DraftContent }
  revisions: { name: string; paragraphs: (ParagraphWish & { key: string })[] }[]
  uptake: {
    /** Name of the input and number of its point. */
    point: string
    revision: string
    outcome: Outcome
    reason?: string
    carriedTo?: string
    /** Keys of paragraphs. */
    links?: string[]
    stage: 'decided' | 'reviewed' | 'proposed' | 'published'
    verdict?: { answer: VerdictAnswer; wouldNeed?: string }
  }[]
}

type Scene = {
  document: Awaited<ReturnType<typeof buildDocument>>
  inputs: Map<string, Awaited<ReturnType<typeof buildInput>>>
  accounts: Map<string, { id: string }>
}

/** Records at every stage on the way to publication, and verdicts on some of the published ones. */
export async function demonstrateUptake(
  tx: Transaction,
  { uptake, revisions }: Demonstration,
  { document, inputs, accounts }: Scene,
): Promise<void> {
  const account = (email: string) => {
    const found = accounts.get(email)
    if (!found) throw new Error(`accounts.json lacks ${email}`)
    return found
  }
  const decidedBy = account('moderator.one@example.org')
  const reviewer = account('moderator.two@example.org')
  const admins = [account('admin.one@example.org'), account('admin.two@example.org')]
  for (const [index, revision] of document.revisions.entries()) {
    const lineages = new Map(
      revision.paragraphs.map(({ lineageId }, place) => [
        revisions[index]?.paragraphs[place]?.key,
        lineageId,
      ]),
    )
    const staged = { decided: [], reviewed: [], proposed: [], published: [] } as Record<
      Demonstration['uptake'][number]['stage'],
      { id: string; version: number }[]
    >
    const answers: Prisma.VerdictCreateManyInput[] = []
    for (const told of uptake.filter((one) => one.revision === revision.name)) {
      const [name = '', number] = told.point.split('.')
      const input = inputs.get(name)
      const point = input?.points[Number(number) - 1]
      if (!input || !point) throw new Error(`there is no point ${told.point}`)
      const record = await buildUptake(
        {
          point,
          revision,
          outcome: told.outcome,
          reason: told.reason ?? null,
          carriedTo: told.carriedTo ?? null,
          links: (told.links ?? []).map((key) => lineages.get(key) ?? ''),
          decidedBy,
          reviewedBy: told.stage === 'decided' ? undefined : reviewer,
        },
        tx,
      )
      staged[told.stage].push(record)
      if (told.verdict)
        answers.push({
          recordId: record.id,
          memberId: input.authorId ?? '',
          formKey: randomUUID(),
          ...told.verdict,
        })
    }
    await buildPublication(
      { revision, records: staged.published, proposedBy: decidedBy, signedBy: admins },
      tx,
    )
    if (staged.proposed.length)
      await buildPublication(
        {
          revision,
          records: staged.proposed,
          proposedBy: decidedBy,
          signedBy: admins.slice(0, 1),
          published: false,
        },
        tx,
      )
    await tx.verdict.createMany({ data: answers })
  }
}
