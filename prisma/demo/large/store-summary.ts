import sql from 'sql-template-tag'
import { db, readIn } from '@/lib/platform/db'
import { hashOf } from '@/lib/summaries/canonical-json'
import { compose } from '@/lib/summaries/compose'
import { listVoices } from '@/lib/summaries/data'
import { outcomeFigures } from '@/lib/uptake/data'
import { jsonOf } from '../csv'

const { section, ...texts } = jsonOf<{
  title: string
  introduction: string
  method: string
  section: { asked: string; said: string; did: string }
}>('large/summary.json')

type Of = { roundId: string; stream: { id: string; pillarId: string } }

/**
 * A published summary of the loaded round, its figures counted as any other's, signed by two admins. Written
 * as rows and not by their acts, so that nobody who is there already gets a mail.
 */
export async function storeLargeSummary({ roundId, stream }: Of, signers: readonly string[]) {
  const pillar = await db().pillar.findUniqueOrThrow({ where: { id: stream.pillarId } })
  const [voices, outcomes] = await Promise.all([listVoices(roundId), outcomeFigures(null, roundId)])
  const publishedAt = new Date()
  const { key, title } = pillar
  const today = publishedAt.toISOString().slice(0, 10)
  const figures = compose(voices, outcomes, [{ key, title }], today)
  const sections = [{ pillarKey: key, pillarTitle: title, ...section }]
  const frozen = { content: { version: 1, ...texts, sections }, figures, signatures: 2 }
  await db().$transaction(async (tx) => {
    const { id } = await tx.summary.create({
      data: {
        ...{ roundId, version: 1, createdById: signers[0] ?? '', ...texts },
        sections: { create: { streamId: stream.id, ...section } },
      },
    })
    await tx.signature.createMany({
      data: signers.map((memberId) => ({
        ...{ act: 'publish_summary' as const, subjectId: id, subjectVersion: 1, memberId },
      })),
    })
    await tx.summaryPublication.create({
      data: { summaryId: id, number: 1, hash: hashOf(frozen), publishedAt, ...frozen },
    })
    await readIn(
      tx,
      sql`INSERT INTO audit_events (kind, round_id, subject_id, facts)
        VALUES ('summary.published', ${roundId}::uuid, ${id}::uuid, '{"demonstration": true}')`,
    )
  })
}
