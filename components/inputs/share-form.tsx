import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/choice-field'
import { shareInput } from '@/lib/inputs/author-actions'

/** The author's choice whether focal points read what is for moderators only. */
export function ShareForm({ reference, shared }: { reference: string; shared: boolean }) {
  const t = useTranslations('inputs.attribution.share')
  return (
    <section className="stack" aria-labelledby="share">
      <h2 id="share">{t('title')}</h2>
      <p>{t('text')}</p>
      <ActionForm action={shareInput} submit={t('save')}>
        <input type="hidden" name="reference" value={reference} />
        <CheckboxField
          name="focalPoints"
          label={t('label')}
          hint={t('hint')}
          defaultChecked={shared}
        />
      </ActionForm>
    </section>
  )
}
