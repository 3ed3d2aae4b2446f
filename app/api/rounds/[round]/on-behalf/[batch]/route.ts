import { defineRoute } from '@/lib/doors/route'
import { getBatch } from '@/lib/inputs/on-behalf-data'
import { resultFile } from '@/lib/inputs/on-behalf-files'
import { resultSchema } from '@/lib/inputs/on-behalf-schema'
import { canReadBatch } from '@/lib/inputs/policy'
import { env } from '@/lib/platform/env'

/** What became of each line of a batch, as XLSX, ODS or CSV. */
export const GET = defineRoute({
  schema: resultSchema,
  load: async (viewer, { round, batch }) => {
    const found = await getBatch(viewer, batch)
    return found?.roundSlug === round ? found : null
  },
  rule: canReadBatch,
  run: ({ permit, input: { format, locale } }) =>
    resultFile(format, permit.subject, { wanted: locale, site: env().NEXTAUTH_URL }),
})
