'use client'
import { useTranslations } from 'next-intl'
import { useContext, useEffect, useRef } from 'react'
import { FieldError } from '@/components/ui/field'
import { FormContext, useField } from '@/components/ui/form-context'
import { Mark } from '@/components/ui/mark'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Outcome } from '@/lib/generated/prisma/enums'
import { previewKey } from '@/lib/uptake/chosen-views'
import styles from './chosen.module.css'

type Row = {
  /** The point and its record's version. */
  seen: string
  label: string
  outcome: Outcome | null
  state: string
  text: React.ReactNode
}

type ChosenPreviewProps = {
  legend: string
  points: Row[]
  /** Their names. */
  outcomes: Record<Outcome, string>
}

/** The points of a decision to tick, each with what it is and, once previewed, what it becomes. */
export function ChosenPreview({ legend, points, outcomes }: ChosenPreviewProps) {
  const t = useTranslations('forms.chosen')
  const form = useContext(FormContext)
  const { id, error, value, control } = useField(
    'seen',
    points.map(({ seen }) => seen),
  )
  const ticked = [value].flat().map(String)
  const shown = form?.previewed ? form.values : null
  const told = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (shown) told.current?.focus()
  }, [shown])
  // Shown anew: what somebody changed meanwhile is not ticked, for nobody has seen what it is now.
  const changed = new Set(form?.changed.map(({ field }) => field))
  const becomes = String(shown?.outcome ?? '') as Outcome
  const key = shown ? previewKey(shown) : ''
  return (
    <>
      <fieldset id={id} className={styles.points} data-invalid={error ? '' : undefined}>
        <legend>{legend}</legend>
        <FieldError id={id} error={error} />
        {points.map((point) => (
          <div key={point.seen} className={styles.point}>
            <input
              {...control}
              type="checkbox"
              id={point.seen}
              value={point.seen}
              defaultChecked={ticked.includes(point.seen)}
            />
            <label htmlFor={point.seen}>
              <strong>
                <bdi>{point.label}</bdi>
              </strong>{' '}
              {point.text}
            </label>
            <p className={styles.change}>
              {point.outcome ? (
                <Mark outcome={point.outcome} label={outcomes[point.outcome]} />
              ) : (
                <span>{point.state}</span>
              )}
              {changed.has(point.label) && <strong>{t('changed')}</strong>}
              {shown && ticked.includes(point.seen) && (
                <>
                  <span>{t('becomes')}</span>
                  <Mark outcome={becomes} label={outcomes[becomes]} />
                </>
              )}
            </p>
          </div>
        ))}
      </fieldset>
      {shown && (
        <p ref={told} tabIndex={-1} role="status" className={styles.told}>
          {t('previewed', { count: ticked.length, outcome: outcomes[becomes] })}
        </p>
      )}
      <input type="hidden" name="previewed" value={key} key={key} />
      <p className="row">
        {shown && (
          <SubmitButton name="step" value="record">
            {t('record', { count: ticked.length })}
          </SubmitButton>
        )}
        <SubmitButton kind={shown ? 'secondary' : 'primary'} name="step" value="preview">
          {shown ? t('previewAgain') : t('preview')}
        </SubmitButton>
      </p>
    </>
  )
}
