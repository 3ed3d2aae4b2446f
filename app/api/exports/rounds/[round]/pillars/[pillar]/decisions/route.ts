import { defineRoute } from '@/lib/doors/route'
import { REFUSALS } from '@/lib/kernel/result'
import { env } from '@/lib/platform/env'
import { actor } from '@/lib/platform/permit'
import { withinLimits } from '@/lib/platform/rate-limit'
import { SHEET_TYPES, writeSheets } from '@/lib/platform/sheet'
import { translatorFor } from '@/lib/platform/translator'
import { getRound } from '@/lib/rounds/data'
import { getDecisionTable } from '@/lib/uptake/file-data'
import { exportDecisionsSchema } from '@/lib/uptake/file-schema'
import { decisionSheets } from '@/lib/uptake/file-sheet'
import { commentTable } from '@/lib/uptake/file-word'
import { canExportDecisions } from '@/lib/uptake/policy'

/** Files that one member may ask for in an hour: each reads a whole stream. */
const limits = (memberId: string) => [
  { name: 'decisions-member', key: memberId, points: 240, seconds: 3600 },
]

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** All points of a stream with what was decided in one revision, as a sheet or a comment table to fill in. */
export const GET = defineRoute({
  schema: exportDecisionsSchema,
  load: async (viewer, { round, pillar }) => {
    const found = await getRound(viewer, round)
    const stream = found?.streams.find(({ pillarKey }) => pillarKey === pillar)
    return stream ? { streamId: stream.id } : null
  },
  rule: canExportDecisions,
  run: async ({ permit, input: { round, pillar, document, revision, format } }) => {
    const { viewer, subject } = permit
    const refused = (code: 'RATE_LIMITED' | 'NOT_FOUND') =>
      Response.json({ ok: false, code }, { status: REFUSALS[code] })
    if (!(await withinLimits(limits(actor(permit).id)))) return refused('RATE_LIMITED')
    const table = await getDecisionTable(viewer, { ...subject, document, revision })
    if (!table) return refused('NOT_FOUND')
    // What outcomes are called in it is read back: one language.
    const { t } = await translatorFor('en')
    const file =
      format === 'docx'
        ? await commentTable(table, t)
        : await writeSheets(format, decisionSheets(table, { t, site: env().NEXTAUTH_URL }))
    return new Response(file, {
      headers: {
        'content-type': format === 'docx' ? WORD : SHEET_TYPES[format],
        'content-disposition': `attachment; filename="${round}-${pillar}-${document}-${revision}.${format}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    })
  },
})
