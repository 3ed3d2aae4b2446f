import { defineRoute } from '@/lib/doors/route'
import { SHEET_TYPES, writeSheets } from '@/lib/platform/sheet'
import { getRound } from '@/lib/rounds/data'
import { getMatrix } from '@/lib/uptake/matrix-data'
import { matrixSchema } from '@/lib/uptake/matrix-schema'
import { matrixSheet } from '@/lib/uptake/matrix-sheet'
import { canReadMatrix } from '@/lib/uptake/policy'

/** The uptake matrix of a stream as XLSX, ODS or CSV: all of its points, or those that were chosen. */
export const GET = defineRoute({
  schema: matrixSchema,
  load: async (viewer, { round, pillar }) =>
    (await getRound(viewer, round))?.streams.find(({ pillarKey }) => pillarKey === pillar) ?? null,
  rule: canReadMatrix,
  run: async ({ permit: { subject, viewer }, input: { round, pillar, format, ...wish } }) => {
    const matrix = await getMatrix(viewer, subject.id, wish, null)
    const sheets = [{ name: 'Uptake', rows: matrixSheet(matrix) }]
    return new Response(await writeSheets(format, sheets), {
      headers: {
        'content-type': SHEET_TYPES[format],
        'content-disposition': `attachment; filename="${round}-${pillar}-uptake.${format}"`,
      },
    })
  },
})
