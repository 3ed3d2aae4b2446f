import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { RadioField } from '@/components/ui/choice-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { declareAlignment } from '@/lib/sponsors/alignment-actions'
import { KINDS, LIMITS } from '@/lib/sponsors/schema'
import type { Alignable } from '@/lib/sponsors/views'

/** A focal point's declaration on an input, for organisations that do not co-sponsor it. */
export function DeclareForm({ input }: { input: Alignable }) {
  const t = useTranslations('sponsors.align')
  const others = input.organisations.filter(({ sponsor }) => !sponsor)
  if (others.length === 0) return null
  return (
    <ActionForm action={declareAlignment} submit={t('submit')}>
      <input type="hidden" name="reference" value={input.reference} />
      <RadioField
        name="organisation"
        legend={t('organisation')}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={others.length === 1 ? others[0]?.id : undefined}
        required
      />
      <RadioField
        name="kind"
        legend={t('kind')}
        options={KINDS.map((kind) => ({ value: kind, label: t(kind) }))}
        required
      />
      <TextareaField
        name="explanation"
        label={t('explanation')}
        hint={t('explanationHint')}
        rows={4}
        limit={{ characters: LIMITS.explanation }}
      />
    </ActionForm>
  )
}
