import type { FormState } from '@/lib/kernel/result'
import { errorsByField } from '@/lib/platform/form'
import { addTranslationSchema } from './schema'
import { decideTranslation } from './translation-rules'
import type { ImportView, RevisionToKeep } from './views'

/** The form as it stands once a file has been read: what was recognised, or what is missing or wrong. */
export function translationFormOf(
  kept: RevisionToKeep,
  { fields, fault, ...held }: ImportView,
  changes: 'accepted' | 'rejected',
): FormState {
  const text = (changes === 'rejected' ? held.rejected : null) ?? held.text
  const values = { ...fields, ...(!fault && { text }), step: 'review' }
  const invalid = { ok: false, code: 'INVALID', values } as const
  if (fault) return { ...invalid, fieldErrors: { file: [fault] } }
  const { language = '', made = '', translator = '' } = fields
  const form = { document: kept.id, revision: kept.revision.slug, language, made, translator, text }
  const parsed = addTranslationSchema.safeParse(form)
  if (!parsed.success) return { ...invalid, fieldErrors: errorsByField(parsed.error.issues) }
  const decided = decideTranslation(kept, parsed.data)
  return decided.ok ? invalid : { ...decided, values }
}
