import { useTranslations } from 'next-intl'
import { CheckboxField, SelectField } from '@/components/ui/choice-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { OpenWithErrors } from './open-with-errors'
import { CalendarFields } from './round-fields'
import styles from './round-fields.module.css'

/** One pillar of a new round: whether it is part of it, what is asked, and dates of its own. */
export function StreamFields({ pillar }: { pillar: { key: string; title: string } }) {
  const t = useTranslations('admin.form')
  const under = `streams.${pillar.key}`
  return (
    <fieldset className={styles.stream}>
      <legend className="visually-hidden">{pillar.title}</legend>
      <CheckboxField name={`${under}.included`} label={pillar.title} />
      <StreamTermFields under={under} />
      <OpenWithErrors
        under={`${under}.calendar`}
        summary={t('ownCalendar', { pillar: pillar.title })}
      >
        <p className="small muted">{t('ownHint')}</p>
        <CalendarFields under={`${under}.calendar`} />
      </OpenWithErrors>
    </fieldset>
  )
}

/** What is asked on a pillar and how its inputs become public. */
export function StreamTermFields({ under }: { under: string }) {
  const t = useTranslations('admin.form')
  const policies = useTranslations('enums.inputPublicationPolicy')
  return (
    <>
      <TextareaField name={`${under}.question`} label={t('question')} rows={2} />
      <SelectField
        name={`${under}.publishes`}
        label={t('publishes')}
        options={(['on_submission', 'by_moderator'] as const).map((value) => ({
          value,
          label: policies(value),
        }))}
        required
      />
    </>
  )
}
