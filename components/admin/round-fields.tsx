import { useTranslations } from 'next-intl'
import { RadioField, SelectField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { PHASE_KINDS, TAKES_FROM } from '@/lib/rounds/schema'
import styles from './round-fields.module.css'

/** Title, symbol, process and purpose: what can change until a round is announced. */
export function TextFields() {
  const t = useTranslations('admin.form')
  return (
    <>
      <TextField name="title" label={t('title')} required />
      <TextField name="symbol" label={t('symbol')} width="medium" />
      <TextField name="process" label={t('process')} hint={t('processHint')} required />
      <TextareaField
        name="purpose"
        label={t('purpose')}
        hint={t('purposeHint')}
        rows={6}
        required
      />
    </>
  )
}

/** What a round is called in addresses and references, its zone, and who can submit. */
export function TermFields({ zones }: { zones: string[] }) {
  const t = useTranslations('admin.form')
  const admission = useTranslations('enums.admission')
  return (
    <>
      <TextField name="slug" label={t('slug')} hint={t('slugHint')} width="medium" />
      <TextField name="code" label={t('code')} hint={t('codeHint')} width="short" required />
      <SelectField
        name="timeZone"
        label={t('zone')}
        placeholder={t('zonePlaceholder')}
        options={zones.map((zone) => ({ value: zone, label: zone }))}
        required
      />
      <RadioField
        name="admission"
        legend={t('admission')}
        options={(['organisations', 'organisations_and_individuals'] as const).map((value) => ({
          value,
          label: admission(value),
        }))}
        required
      />
      <TakesFromField />
      <TextField
        name="graceMinutes"
        label={t('grace')}
        hint={t('graceHint')}
        inputMode="numeric"
        width="short"
        required
      />
    </>
  )
}

/** Whose inputs the round takes, as far as accreditation goes. */
export function TakesFromField() {
  const t = useTranslations('admin.form')
  const takesFrom = useTranslations('enums.takesFrom')
  return (
    <RadioField
      name="takesFrom"
      legend={t('takesFrom')}
      hint={t('takesFromHint')}
      options={TAKES_FROM.map((value) => ({ value, label: takesFrom(value) }))}
      required
    />
  )
}

/** When each phase opens and closes; under `streams.<pillar>.calendar` all may stay empty. */
export function CalendarFields({ under, required }: { under: string; required?: boolean }) {
  const t = useTranslations('admin.form')
  const kinds = useTranslations('enums.phaseKind')
  return (
    <div className={styles.calendar}>
      {PHASE_KINDS.map((kind) =>
        (['opensAt', 'closesAt'] as const).map((end) => (
          <TextField
            key={`${kind} ${end}`}
            type="datetime-local"
            name={`${under}.${kind}.${end}`}
            label={t(end === 'opensAt' ? 'opens' : 'closes', { phase: kinds(kind) })}
            required={required}
          />
        )),
      )}
    </div>
  )
}
