'use client'
import { useTranslations } from 'next-intl'
import type { FileState } from './use-file'

type FormStatusProps = {
  pending: boolean
  file: FileState
  /** What is said while nothing runs, for screen readers. */
  idle?: string
}

/** How far a form is that is being sent: with a file in three steps, of which the first is told by its share. */
export function FormStatus({ pending, file, idle = '' }: FormStatusProps) {
  const t = useTranslations('forms.revision')
  const { sent, recognised } = file
  if (sent === undefined)
    return (
      <p role="status" className={pending ? 'row' : 'visually-hidden'}>
        {pending && <progress aria-label={t('working')} />}
        {pending ? t('working') : idle}
      </p>
    )
  const step = recognised !== undefined ? 3 : sent < 1 ? 1 : 2
  return (
    <p role="status" className="row">
      <progress max={3} value={step === 1 ? sent : step - 1} aria-label={t('working')} />
      {t(`steps.${step}`, { count: recognised ?? 0 })}
    </p>
  )
}
