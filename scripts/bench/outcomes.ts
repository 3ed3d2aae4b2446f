import sql from 'sql-template-tag'
import { readIn, type Transaction } from '@/lib/platform/db'
import { buildDocument } from '@/prisma/builders/documents'

const paragraphs = Array.from({ length: 12 }, (_, index) => ({
  number: `${index + 1}`,
  text: `States take note of proposal ${index + 1} and consider it at the next session.`,
}))

/**
 * An outcome document of two published revisions, and what became of every second input's points in
 * each: six outcomes by turns, a paragraph where something was reflected. One publication per revision.
 */
export async function bulkOutcomes(round: { id: string }, tx: Transaction): Promise<void> {
  const { revisions } = await buildDocument(
    {
      round,
      title: 'Outcome document',
      slug: 'outcome-document',
      revisions: [
        { name: 'Zero draft', paragraphs },
        { name: 'Rev.1', paragraphs },
      ],
    },
    tx,
  )
  for (const revision of revisions) {
    const lineages = revision.paragraphs.map(({ lineageId }) => lineageId)
    await readIn(
      tx,
      sql`
      WITH numbered AS MATERIALIZED (
        SELECT uuidv7() AS id, pt.id AS point_id,
          (enum_range(NULL::"Outcome"))[1 + (row_number() OVER (ORDER BY pt.id))::int % 6] AS outcome,
          (${lineages}::uuid[])[1 + (row_number() OVER (ORDER BY pt.id))::int % ${lineages.length}::int] AS lineage_id
        FROM points pt JOIN inputs i ON i.id = pt.input_id JOIN streams s ON s.id = i.stream_id
        WHERE s.round_id = ${round.id}::uuid AND ascii(right(i.reference, 1)) % 2 = 0
      ), batch AS (
        INSERT INTO publications (revision_id, number) VALUES (${revision.id}::uuid, 1) RETURNING id
      ), recorded AS (
        INSERT INTO uptake_records (id, point_id, revision_id, outcome, reason, rated_by)
        SELECT id, point_id, ${revision.id}::uuid, outcome, 'The point was heard.', 'Benchmark' FROM numbered
      ), linked AS (
        INSERT INTO uptake_links (record_id, lineage_id)
        SELECT id, lineage_id FROM numbered WHERE outcome IN ('reflected', 'partly_reflected')
      )
      INSERT INTO published_records (publication_id, record_id, record_version)
      SELECT batch.id, numbered.id, 1 FROM numbered, batch`,
    )
  }
  await tx.publication.updateMany({
    where: { revision: { document: { roundId: round.id } } },
    data: { publishedAt: new Date(), signatures: 2 },
  })
}
