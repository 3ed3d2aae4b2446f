// Over 250 lines: one form, whose parts share a draft and what is wrong with it.
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FieldError } from '@/components/ui/field'
import { useErrorText } from '@/components/ui/form-errors'
import { StatusLine } from '@/components/ui/status-line'
import { TemplateInsert } from '@/components/workbench/template-insert'
import type { Outcome } from '@/lib/generated/prisma/enums'
import type { KeyAct, KeySettings } from '@/lib/members/key-views'
import styles from './bench.module.css'
import type { BenchText } from './bench-paragraph'
import { type Draft, type Held, type Returned, sameDraft, type Trouble } from './bench-state'

export type Templates = React.ComponentProps<typeof TemplateInsert>['templates']

/** Those that a key chooses; what was dropped needs a reason of its own, so none does. */
type OutcomeKey = Extract<KeyAct, Outcome>

export type OutcomeChoice = {
  value: OutcomeKey | 'dropped'
  label: string
  hint: string
}

type BenchBarProps = {
  point: string
  revision: string
  query: string
  draft: Draft
  held: Held
  /** Who sent the record back as it was loaded, and what they said. */
  returned: Returned | null
  trouble: Trouble | null
  attempt: number
  /** Those to choose from. */
  outcomes: readonly OutcomeChoice[]
  /** All that may be recorded. */
  outcomeWords: readonly OutcomeChoice[]
  texts: ReadonlyMap<string, BenchText>
  keys: KeySettings
  busy: boolean
  templates: Templates
  /** What stands in them for the point and the revision. */
  names: { reference: string; revision: string }
  action: (form: FormData) => void
  onEdit: (change: Partial<Draft>) => void
  onSave: (onwards: boolean) => void
}

/** The decision: outcome, reason, linked paragraphs; a form that works without a script. */
export function BenchBar(props: BenchBarProps) {
  const { point, draft, held, trouble, outcomes, texts, keys, onEdit } = props
  const t = useTranslations('bench.bar')
  const record = useTranslations('moderate.record')
  const errorText = useErrorText()
  const form = useRef<HTMLFormElement>(null)
  const error = (name: string) => {
    const code = trouble?.fields[name]
    return code ? errorText(code) : undefined
  }
  const keyOf = (outcome: OutcomeChoice['value']) =>
    keys.on && outcome !== 'dropped' ? keys.keys[outcome] : undefined
  const first = useRef({ draft, onEdit })
  // What was typed before the page began to work.
  useEffect(() => {
    const own = new FormData(form.current ?? undefined)
    const typed = {
      outcome: String(own.get('outcome') ?? ''),
      reason: String(own.get('reason') ?? ''),
      carriedTo: String(own.get('carriedTo') ?? ''),
    }
    const { draft, onEdit } = first.current
    if (!sameDraft({ ...draft, ...typed }, draft)) onEdit(typed)
  }, [])
  return (
    <form
      id="decision"
      ref={form}
      className={styles.bar}
      action={props.action}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const by = (event.nativeEvent as SubmitEvent).submitter
        // A template's button, where none was chosen.
        if (by?.getAttribute('name') === 'step') return
        props.onSave(by?.getAttribute('name') === 'next')
      }}
    >
      <input type="hidden" name="point" value={point} />
      <input type="hidden" name="revision" value={props.revision} />
      <input type="hidden" name="version" value={held.version} />
      <input type="hidden" name="was.outcome" value={held.record?.outcome ?? ''} />
      <input type="hidden" name="was.reason" value={held.record?.reason ?? ''} />
      <input type="hidden" name="was.carriedTo" value={held.record?.carriedTo ?? ''} />
      <input type="hidden" name="queue" value={props.query} />
      {trouble?.code === 'INSERTED' && <StatusLine kind="done">{errorText('INSERTED')}</StatusLine>}
      {trouble && trouble.code !== 'INSERTED' && (
        <ErrorSummary
          attempt={props.attempt}
          labels={{
            outcome: record('outcome'),
            reason: record('reason'),
            carriedTo: record('carriedTo'),
            paragraphs: record('paragraphs'),
          }}
          words={{
            outcome: Object.fromEntries(
              props.outcomeWords.map(({ value, label }) => [value, label]),
            ),
          }}
          errors={Object.entries(trouble.fields).map(([name, code]) => ({
            name,
            message: errorText(code),
          }))}
          refusal={trouble.code === 'INVALID' ? undefined : errorText(trouble.code)}
          signedOut={trouble.code === 'SIGNED_OUT'}
          see={trouble.see}
          changed={trouble.changed}
        />
      )}
      {held.state === 'returned' && (
        <div className={styles.returned}>
          <p>{record('standBy')}</p>
          {props.returned?.comment && (
            <p className={styles.said}>
              <strong>
                <bdi>{props.returned.by ?? '–'}</bdi>:
              </strong>{' '}
              <bdi>{props.returned.comment}</bdi>
            </p>
          )}
        </div>
      )}
      {held.state === 'published' && <p className="muted">{record('correcting')}</p>}
      <fieldset
        id="outcome"
        tabIndex={-1}
        className={styles.outcomes}
        data-label={record('outcome')}
      >
        <legend>{record('outcome')}</legend>
        <FieldError id="outcome" error={error('outcome')} />
        {outcomes.map(({ value, label, hint }) => (
          <span key={value} className={styles.outcome}>
            <input
              type="radio"
              name="outcome"
              id={`outcome-${value}`}
              value={value}
              checked={draft.outcome === value}
              onChange={() => onEdit({ outcome: value })}
              aria-describedby={`outcome-${value}-hint`}
              aria-keyshortcuts={keyOf(value)}
            />
            <label htmlFor={`outcome-${value}`} title={hint}>
              {label}
            </label>
            {keyOf(value) && (
              <span className={styles.key} aria-hidden="true">
                {keyOf(value)}
              </span>
            )}
            <span id={`outcome-${value}-hint`} hidden>
              {hint}
            </span>
          </span>
        ))}
      </fieldset>
      <div className={styles.fields}>
        <div className={styles.field} data-label={record('reason')}>
          <label htmlFor="reason">{record('reason')}</label>{' '}
          <span id="reason-hint" className="muted small">
            {record('reasonHint')}
          </span>
          <FieldError id="reason" error={error('reason')} />
          <textarea
            id="reason"
            name="reason"
            rows={1}
            dir="auto"
            value={draft.reason}
            aria-describedby="reason-hint"
            aria-invalid={error('reason') ? true : undefined}
            onChange={(event) => onEdit({ reason: event.target.value })}
          />
          {props.templates.length > 0 && (
            <details>
              <summary>{t('templates')}</summary>
              <TemplateInsert templates={props.templates} {...props.names} />
            </details>
          )}
        </div>
        <div className={`${styles.field} ${styles.carried}`} data-label={record('carriedTo')}>
          <label htmlFor="carriedTo">{record('carriedTo')}</label>{' '}
          <span id="carriedTo-hint" className="muted small">
            {record('carriedToHint')}
          </span>
          <FieldError id="carriedTo" error={error('carriedTo')} />
          <input
            id="carriedTo"
            name="carriedTo"
            type="text"
            dir="auto"
            value={draft.carriedTo}
            aria-describedby="carriedTo-hint"
            aria-invalid={error('carriedTo') ? true : undefined}
            onChange={(event) => onEdit({ carriedTo: event.target.value })}
          />
        </div>
      </div>
      <div
        id="paragraphs"
        tabIndex={-1}
        className={styles.linked}
        data-label={record('paragraphs')}
      >
        <FieldError id="paragraphs" error={error('paragraphs')} />
        {draft.paragraphs.length === 0 ? (
          <p className="muted">{t('noLink')}</p>
        ) : (
          <ul aria-label={t('linked')}>
            {draft.paragraphs.map((id) => {
              const label = texts.get(id)?.label ?? ''
              return (
                <li key={id}>
                  <a href={`#paragraph-${id}`}>{t('paragraph', { number: label })}</a>{' '}
                  <Button
                    type="button"
                    kind="quiet"
                    aria-label={t('unlink', { number: label })}
                    onClick={() =>
                      onEdit({ paragraphs: draft.paragraphs.filter((other) => other !== id) })
                    }
                  >
                    ×
                  </Button>
                </li>
              )
            })}
          </ul>
        )}
      </div>
      <p className={styles.buttons}>
        <Button
          type="submit"
          kind="primary"
          name="next"
          value="next"
          aria-disabled={props.busy || undefined}
          onClick={once}
        >
          {record('saveNext')}
        </Button>
        <Button type="submit" aria-disabled={props.busy || undefined} onClick={once}>
          {record('save')}
        </Button>
      </p>
    </form>
  )
}

/** The second click of two at once would decide the point that the first one led to. */
const once = (event: React.MouseEvent) => {
  if (event.detail > 1) event.preventDefault()
}
