import { defineRoute } from '@/lib/doors/route'
import { canonicalJson } from '@/lib/summaries/canonical-json'
import { figuresCsv } from '@/lib/summaries/csv'
import { getSummary, type SummaryView } from '@/lib/summaries/data'
import { canReadSummary } from '@/lib/summaries/policy'
import { readSummarySchema } from '@/lib/summaries/schema'

/**
 * A published summary: its figures as CSV, or text and figures as the very JSON whose SHA-256 the page
 * and the header tell.
 */
export const GET = defineRoute({
  schema: readSummarySchema,
  load: (viewer, { round, number }): Promise<object | null> => getSummary(viewer, round, number),
  rule: canReadSummary,
  run: async ({ permit, input: { round, number, format } }) => {
    const { content, figures, hash } = permit.subject as SummaryView
    const csv = format === 'csv'
    return new Response(csv ? figuresCsv(figures) : canonicalJson({ content, figures }), {
      headers: {
        'content-type': csv ? 'text/csv; charset=utf-8' : 'application/json',
        'content-disposition': `attachment; filename="${round}-summary-${number}.${format}"`,
        ...(csv ? {} : { 'x-content-sha256': hash }),
      },
    })
  },
})
