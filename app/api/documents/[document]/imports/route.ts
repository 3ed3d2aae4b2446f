import { getDocumentToKeep } from '@/lib/documents/data'
import { receiveSource } from '@/lib/documents/imports'
import { canAddRevision } from '@/lib/documents/policy'
import { importFields, importRouteSchema } from '@/lib/documents/schema'
import { defineRoute } from '@/lib/doors/route'
import { REFUSALS } from '@/lib/kernel/result'
import { cutText } from '@/lib/kernel/text'
import { fieldsOf } from '@/lib/platform/form'

/** Reads a file for a document's next revision and leads to what was recognised, or what is wrong with it. */
export const POST = defineRoute({
  schema: importRouteSchema,
  load: (viewer, { document }) => getDocumentToKeep(viewer, document),
  rule: canAddRevision,
  run: async ({ permit, input: { locale }, request }) => {
    const form = await request.formData().catch(() => null)
    const given = form?.get('file')
    const file = given instanceof File && given.name ? given : null
    const typed = importFields.partial().safeParse(form ? { ...fieldsOf(form) } : {})
    const read = await receiveSource(permit, {
      fields: typed.data ?? {},
      file: file && {
        name: cutText(file.name, 1000),
        content: new Uint8Array(await file.arrayBuffer()),
      },
    })
    if (!read.ok) return Response.json(read, { status: REFUSALS[read.code] })
    return new Response(null, { status: 303, headers: { location: `/${locale}${read.value.to}` } })
  },
})
