import { defineRoute } from '@/lib/doors/route'
import { getRecording } from '@/lib/inputs/on-behalf-data'
import { templateFile } from '@/lib/inputs/on-behalf-files'
import { templateSchema } from '@/lib/inputs/on-behalf-schema'
import { canImportBatch } from '@/lib/inputs/policy'

/** The table to fill in, as XLSX, ODS or CSV. */
export const GET = defineRoute({
  schema: templateSchema,
  load: (viewer, { round }) => getRecording(viewer, round),
  rule: canImportBatch,
  run: ({ permit, input: { format, locale } }) => templateFile(format, permit.subject, locale),
})
