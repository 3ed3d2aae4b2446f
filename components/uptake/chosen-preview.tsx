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
  /** "ABC-12#3". */
  name: string
  outcome: Outcome | null
  state: string
  /** Ticked before anybody chose. */
  ticked: boolean
  text: React.ReactNode
  below?: React.ReactNode
}

type ChosenPointsProps = {
  legend: string
  hint?: string | undefined
  points: Row[]
  /** Their names. */
  outcomes: Record<Outcome, string>
}

/** Which points are ticked, what was previewed, and which of them changed since they were shown. */
function useChosen(points: readonly Row[]) {
  const form = useContext(FormContext)
  const given = points.filter(({ ticked }) => ticked).map(({ seen }) => seen)
  const { value, ...field } = useField('seen', given)
  // Shown anew: what somebody changed meanwhile is not ticked, for nobody has seen what it is now.
  const changed = new Set(form?.changed.map((one) => one.field))
  const sent = new Set([value].flat().map(String))
  const ticked = new Set(
    points.flatMap(({ seen, name }) => (sent.has(seen) && !changed.has(name) ? [seen] : [])),
  )
  return { ...field, changed, ticked, shown: form?.previewed ? form.values : null }
}

/** The points of a decision to tick, each with what it is and, once previewed, what it becomes. */
export function ChosenPoints({ legend, hint, points, outcomes }: ChosenPointsProps) {
  const t = useTranslations('forms.chosen')
  const { id, error, control, changed, ticked, shown } = useChosen(points)
  const becomes = String(shown?.outcome ?? '') as Outcome
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={styles.points}
      data-label={legend}
      data-invalid={error ? '' : undefined}
    >
      <legend>{legend}</legend>
      {hint && <p className="muted">{hint}</p>}
      <FieldError id={id} error={error} />
      {points.map(({ seen, name, outcome, state, text, below }) => (
        <div key={`${seen} ${changed.has(name)}`} className={styles.point}>
          <input
            {...control}
            type="checkbox"
            id={seen}
            value={seen}
            defaultChecked={ticked.has(seen)}
          />
          <label htmlFor={seen}>
            <strong>
              <bdi>{name}</bdi>
            </strong>{' '}
            {text}
          </label>
          <p className={styles.change}>
            {outcome ? <Mark outcome={outcome} label={outcomes[outcome]} /> : <span>{state}</span>}
            {changed.has(name) && <strong>{t('changed')}</strong>}
            {shown && ticked.has(seen) && (
              <>
                <span>{t('becomes')}</span>
                <Mark outcome={becomes} label={outcomes[becomes]} />
              </>
            )}
          </p>
          {below && <div className={styles.below}>{below}</div>}
        </div>
      ))}
    </fieldset>
  )
}

/** What is about to be recorded, and the button that records it once that was shown. */
export function ChosenButtons({
  points,
  outcomes,
}: Pick<ChosenPointsProps, 'points' | 'outcomes'>) {
  const t = useTranslations('forms.chosen')
  const { ticked, shown } = useChosen(points)
  const told = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (shown) told.current?.focus()
  }, [shown])
  const becomes = String(shown?.outcome ?? '') as Outcome
  const key = shown ? previewKey(shown) : ''
  const count = ticked.size
  return (
    <>
      {shown && (
        <p ref={told} tabIndex={-1} role="status" className={styles.told}>
          {t('previewed', { count, outcome: outcomes[becomes] })}
        </p>
      )}
      <input type="hidden" name="previewed" value={key} key={key} />
      <p className="row">
        {shown && (
          <SubmitButton name="step" value="record">
            {t('record', { count })}
          </SubmitButton>
        )}
        <SubmitButton kind={shown ? 'secondary' : 'primary'} name="step" value="preview">
          {shown ? t('previewAgain') : t('preview')}
        </SubmitButton>
      </p>
    </>
  )
}
