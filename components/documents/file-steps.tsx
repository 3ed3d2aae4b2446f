'use client'
import { useTranslations } from 'next-intl'
import type { FileState } from './use-file'

/** How far a file is, in three steps, of which the first is told by its share. */
export function FileSteps({ file: { sent, recognised } }: { file: FileState }) {
  const t = useTranslations('forms.revision')
  const step = sent === undefined ? null : recognised !== undefined ? 3 : sent < 1 ? 1 : 2
  return (
    <p role="status" className={step ? 'row' : 'visually-hidden'}>
      {step && (
        <>
          <progress max={3} value={step === 1 ? sent : step - 1} aria-label={t('working')} />
          {t(`steps.${step}`, { count: recognised ?? 0 })}
        </>
      )}
    </p>
  )
}
