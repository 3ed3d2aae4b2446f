import { listPieces } from '@/lib/attachments/data'
import { canAddAttachment } from '@/lib/attachments/policy'
import { finishUpload, receiveFile, receivePiece } from '@/lib/attachments/receive'
import { uploadSchema } from '@/lib/attachments/schema'
import { defineRoute } from '@/lib/doors/route'
import { getDraft } from '@/lib/inputs/draft-data'
import { draftPath } from '@/lib/inputs/rules'
import { REFUSALS, type Result, refuse } from '@/lib/kernel/result'
import { env } from '@/lib/platform/env'
import { locales } from '@/lib/platform/i18n'

const door = {
  schema: uploadSchema,
  load: (viewer: Parameters<typeof getDraft>[0], { draft }: { draft: string }) =>
    getDraft(viewer, draft),
  rule: canAddAttachment,
}

const answer = (result: Result<unknown>) =>
  result.ok ? Response.json({ ok: true }) : Response.json(result, { status: REFUSALS[result.code] })

/** Which parts of a file have arrived: where to go on after a connection was lost, or a page left. */
export const GET = defineRoute({
  ...door,
  run: async ({ permit, input: { hash } }) =>
    Response.json(
      { pieces: hash ? await listPieces(permit.subject.id, hash) : [] },
      { headers: { 'cache-control': 'no-store' } },
    ),
})

/** One part of a file. */
export const PUT = defineRoute({
  ...door,
  run: async ({ permit, input: { hash, piece }, request }) => {
    if (hash === undefined || piece === undefined) return answer(refuse('INVALID'))
    const content = Buffer.from(await request.arrayBuffer())
    return answer(await receivePiece(permit, { hash, number: piece, content }))
  },
})

/** A file as a whole: of the parts that arrived, or (without a script) of a form, which is led back. */
export const POST = defineRoute({
  ...door,
  run: async ({ permit, input: { hash, name = '' }, request }) => {
    if (hash) return answer(await finishUpload(permit, { hash, name }))
    const form = await request.formData().catch(() => null)
    const [file, asked] = [form?.get('file'), form?.get('locale')]
    const given = file instanceof File && file.name ? file : null
    const received = given
      ? await receiveFile(permit, {
          name: given.name,
          content: Buffer.from(await given.arrayBuffer()),
        })
      : refuse('INVALID', { fieldErrors: { file: ['fileMissing'] } })
    const locale = locales.find((one) => one === asked) ?? 'en'
    const page = `/${locale}${draftPath(permit.subject)}/attachments`
    const told = received.ok
      ? 'done=attached'
      : `error=${received.fieldErrors?.file?.[0] ?? received.code}`
    return Response.redirect(new URL(`${page}?${told}`, env().NEXTAUTH_URL), 303)
  },
})
