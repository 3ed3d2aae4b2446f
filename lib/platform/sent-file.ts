import type { RefusalCode } from '@/lib/kernel/result'
import { cutText } from '@/lib/kernel/text'
import { SHEET_LIMITS } from './sheet'

type SentFile = { locale: string; form: FormData; file: File; fileName: string }

/** Leads a browser that sent a plain form on. */
export const led = (to: string) => new Response(null, { status: 303, headers: { location: to } })

/**
 * The spreadsheet or table that a plain form sent, with its other fields and its page's locale.
 * @returns TOO_LARGE, told before the body is read, or INVALID where there is no file
 */
export async function sentFile(
  request: Request,
): Promise<SentFile | { locale: string; form: FormData | null; code: RefusalCode }> {
  // A form's own fields take a few hundred bytes.
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  const form = length < SHEET_LIMITS.bytes + 10_000 ? await request.formData() : null
  const locale = String(form?.get('locale') ?? 'en').replace(/[^a-z]/g, '') || 'en'
  if (!form) return { locale, form, code: 'TOO_LARGE' }
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) return { locale, form, code: 'INVALID' }
  return { locale, form, file, fileName: cutText(file.name, 200) }
}
