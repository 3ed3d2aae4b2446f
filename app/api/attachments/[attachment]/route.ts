import { getAttachment, getContent } from '@/lib/attachments/data'
import { canReadAttachment } from '@/lib/attachments/policy'
import { CONTENT_TYPES, dispositionOf, offeredName } from '@/lib/attachments/rules'
import { readAttachmentSchema } from '@/lib/attachments/schema'
import { defineRoute } from '@/lib/doors/route'

/** A file to be stored, never shown: under a policy that runs nothing, whatever it holds (security.md). */
export const GET = defineRoute({
  schema: readAttachmentSchema,
  load: (viewer, { attachment }) => getAttachment(viewer, attachment),
  rule: canReadAttachment,
  run: async ({ permit: { subject } }) => {
    const content = await getContent(subject)
    if (!content) return new Response(null, { status: 404 })
    const hidden = subject.input !== null && !subject.input.named
    const name = offeredName({ ...subject, name: hidden ? null : subject.name })
    return new Response(new Uint8Array(content), {
      headers: {
        'content-type': CONTENT_TYPES[subject.format],
        'content-length': String(content.length),
        'content-disposition': dispositionOf(name),
        'cache-control': 'private, no-store',
      },
    })
  },
})
