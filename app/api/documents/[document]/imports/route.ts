import { getDocumentToKeep } from '@/lib/documents/data'
import { receiveSource } from '@/lib/documents/imports'
import { STEPS } from '@/lib/documents/limits'
import { canAddRevision } from '@/lib/documents/policy'
import { importFields, importRouteSchema } from '@/lib/documents/schema'
import type { ImportStep } from '@/lib/documents/views'
import { defineRoute } from '@/lib/doors/route'
import { REFUSALS } from '@/lib/kernel/result'
import { cutText } from '@/lib/kernel/text'
import { fieldsOf } from '@/lib/platform/form'

/**
 * Reads a file for a document's next revision and leads to what was recognised, or what is wrong with it. A script
 * that asks for the steps is told of them instead.
 */
export const POST = defineRoute({
  schema: importRouteSchema,
  load: (viewer, { document }) => getDocumentToKeep(viewer, document),
  rule: canAddRevision,
  run: async ({ permit, input: { locale }, request }) => {
    const form = await request.formData().catch(() => null)
    const sent = form?.get('file')
    const file = sent instanceof File && sent.name ? sent : null
    const typed = importFields.partial().safeParse(form ? { ...fieldsOf(form) } : {})
    const given = {
      fields: typed.data ?? {},
      file: file && {
        name: cutText(file.name, 1000),
        content: new Uint8Array(await file.arrayBuffer()),
      },
    }
    if (request.headers.get('accept') === STEPS)
      return stepsOf(async (told) => {
        const read = await receiveSource(permit, given, (recognised) => told({ recognised }))
        told(read.ok ? { to: `/${locale}${read.value.to}` } : { code: read.code })
      })
    const read = await receiveSource(permit, given)
    if (!read.ok) return Response.json(read, { status: REFUSALS[read.code] })
    return new Response(null, { status: 303, headers: { location: `/${locale}${read.value.to}` } })
  },
})

/** What an act tells, a line each, as it goes on. Whoever left the page is told nothing; the act goes on. */
function stepsOf(act: (told: (step: ImportStep) => void) => Promise<void>): Response {
  const encoder = new TextEncoder()
  let isOpen = true
  const lines = new ReadableStream({
    async start(controller) {
      await act((step) => {
        if (isOpen) controller.enqueue(encoder.encode(`${JSON.stringify(step)}\n`))
      })
      if (isOpen) controller.close()
    },
    cancel() {
      isOpen = false
    },
  })
  return new Response(lines, {
    headers: {
      'content-type': STEPS,
      // Not gathered or packed on the way, by us or by a proxy.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
