import { defineRoute } from '@/lib/doors/route'
import { REFUSALS } from '@/lib/kernel/result'
import { env } from '@/lib/platform/env'
import { SHEET_TYPES, writeSheets } from '@/lib/platform/sheet'
import { translatorFor } from '@/lib/platform/translator'
import { getDecisionTable } from '@/lib/uptake/file-data'
import { mendSchema } from '@/lib/uptake/file-schema'
import { cellsOfRow, decisionSheets } from '@/lib/uptake/file-sheet'
import { toMend } from '@/lib/uptake/mend'
import { ownWords } from '@/lib/uptake/own-words'
import { canApplyDecisions } from '@/lib/uptake/policy'
import { getUpload } from '@/lib/uptake/upload-data'
import { judgeUpload } from '@/lib/uptake/upload-rules'

/** The points that a file is about, filled in as far as it says: to complete what it lacks and read it back. */
export const GET = defineRoute({
  schema: mendSchema,
  load: async (viewer, { round, upload }) => {
    const found = await getUpload(viewer, upload)
    return found?.roundSlug === round ? found : null
  },
  rule: canApplyDecisions,
  run: async ({ permit: { viewer, subject }, input: { format } }) => {
    const { streamId, document, revision, points } = subject
    const where = { streamId, document: document.slug, revision: revision.slug }
    const table = await getDecisionTable(viewer, where)
    if (!table)
      return Response.json({ ok: false, code: 'NOT_FOUND' }, { status: REFUSALS.NOT_FOUND })
    const { t } = await translatorFor('en')
    const judged = judgeUpload(subject.rows, { ...subject, ...(await ownWords()) })
    const filled = new Map(
      [...toMend(judged)].map(([pointId, decision]) => [pointId, cellsOfRow(decision, t)]),
    )
    const named = new Set(points.map(({ pointId }) => pointId))
    const lines = table.lines.filter(({ pointId }) => named.has(pointId))
    const sheets = decisionSheets({ ...table, lines }, { t, site: env().NEXTAUTH_URL, filled })
    return new Response(await writeSheets(format, sheets), {
      headers: {
        'content-type': SHEET_TYPES[format],
        'content-disposition': `attachment; filename="decisions-to-complete.${format}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    })
  },
})
