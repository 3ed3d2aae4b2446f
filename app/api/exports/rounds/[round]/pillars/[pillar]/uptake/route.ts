import { defineRoute } from '@/lib/doors/route'
import { REFUSALS } from '@/lib/kernel/result'
import { withinLimits } from '@/lib/platform/rate-limit'
import { requestNotes } from '@/lib/platform/request'
import { SHEET_TYPES, writeSheets } from '@/lib/platform/sheet'
import { getRound } from '@/lib/rounds/data'
import { getMatrix } from '@/lib/uptake/matrix-data'
import { matrixSchema } from '@/lib/uptake/matrix-schema'
import { matrixSheet } from '@/lib/uptake/matrix-sheet'
import { canReadMatrix } from '@/lib/uptake/policy'

/** Files that one network (a mission shares one) and everybody may ask for in an hour: each reads a whole stream. */
const limits = (network: string) => [
  { name: 'matrix-network', key: network, points: 120, seconds: 3600 },
  { name: 'matrix-all', key: 'all', points: 3000, seconds: 3600 },
]

/** The uptake matrix of a stream as XLSX, ODS or CSV: all of its points, or those that were chosen. */
export const GET = defineRoute({
  schema: matrixSchema,
  load: async (viewer, { round, pillar }) =>
    (await getRound(viewer, round))?.streams.find(({ pillarKey }) => pillarKey === pillar) ?? null,
  rule: canReadMatrix,
  run: async ({ permit: { subject, viewer }, input: { round, pillar, format, ...wish } }) => {
    if (!(await withinLimits(limits(requestNotes.getStore()?.network ?? ''))))
      return Response.json({ ok: false, code: 'RATE_LIMITED' }, { status: REFUSALS.RATE_LIMITED })
    const matrix = await getMatrix(viewer, subject.id, wish, null)
    if (wish.document && !matrix.document)
      return Response.json({ ok: false, code: 'NOT_FOUND' }, { status: REFUSALS.NOT_FOUND })
    const { topic, type, outcome } = wish
    // Of two files one can tell what they hold. What was asked for stands in a header: plain words only.
    const name = [round, pillar, 'uptake', matrix.document?.slug, topic, type, outcome]
      .filter((part) => part && /^[\w-]+$/.test(part))
      .join('-')
    const sheets = [{ name: 'Uptake', rows: matrixSheet(matrix) }]
    return new Response(await writeSheets(format, sheets), {
      headers: {
        'content-type': SHEET_TYPES[format],
        'content-disposition': `attachment; filename="${name}.${format}"`,
      },
    })
  },
})
