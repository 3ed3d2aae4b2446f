'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { use, useId } from 'react'
import { FormContext } from '@/components/ui/form-context'
import { differencesOf } from '@/lib/documents/differences'
import styles from './conflict-choices.module.css'

type ConflictChoicesProps = {
  /** Field names as the page shows them. */
  labels: Record<string, string>
  /** Chosen values as the page names them. */
  words?: Record<string, string>
}

/**
 * After a refused save: each field that somebody else changed, as it is stored and as it was typed, with
 * the choice whose text is to stand. Within the form, so that a choice is sent like any field.
 */
export function ConflictChoices({ labels, words = {} }: ConflictChoicesProps) {
  const t = useTranslations('forms.comparison')
  const format = useFormatter()
  const title = useId()
  const form = use(FormContext)
  const changed = form?.changed ?? []
  const took = theirsIn(form?.values.take).filter((name) => !changed.some((c) => c.field === name))
  if (changed.length === 0 && took.length === 0) return null
  const { by } = form ?? {}
  const time =
    by &&
    format.dateTime(new Date(by.at), {
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: 'UTC',
      timeZoneName: 'short',
    })
  const who = by?.self ? 'bySelf' : by?.name ? 'by' : 'byOther'
  const word = (text: string) => words[text] ?? text
  const name = (field: string) => labels[field] ?? field
  return (
    <section className={styles.comparison} aria-labelledby={title}>
      <h2 id={title} className={styles.title}>
        {t('title')}
      </h2>
      {by && time && <p>{t(who, { name: by.name, time })}</p>}
      <p>{t('how')}</p>
      {changed.map(({ field, to, mine = '' }) => (
        <Choice key={`${field} ${to}`} field={field} label={name(field)}>
          <dl className={styles.texts}>
            <dt>{t('theirs')}</dt>
            <dd dir="auto">{word(to) || t('empty')}</dd>
            <dt>{t('mine')}</dt>
            <dd dir="auto">{mine ? <Compared from={word(to)} to={word(mine)} /> : t('empty')}</dd>
          </dl>
        </Choice>
      ))}
      {took.map((field) => (
        <Choice key={field} field={field} label={name(field)} theirs />
      ))}
    </section>
  )
}

/** Fields whose stored text was chosen before: the choice stands until another is made. */
const theirsIn = (take: unknown): string[] =>
  Object.entries(Object(take)).flatMap(([field, whose]) => (whose === 'theirs' ? [field] : []))

type ChoiceProps = { field: string; label: string; theirs?: boolean; children?: React.ReactNode }

function Choice({ field, label, theirs = false, children }: ChoiceProps) {
  const t = useTranslations('forms.comparison')
  const radio = (value: 'mine' | 'theirs', text: string) => (
    <label className={styles.choice}>
      <input
        type="radio"
        name={`take.${field}`}
        value={value}
        defaultChecked={theirs === (value === 'theirs')}
      />
      {text}
    </label>
  )
  return (
    <fieldset className={styles.field}>
      <legend className={styles.label}>{label}</legend>
      {children}
      <div className="row">
        {radio('mine', t('keepMine'))}
        {radio('theirs', t('takeTheirs'))}
      </div>
    </fieldset>
  )
}

/** Words as they differ, marked in text as well: neither colour nor a line through them is enough. */
function Compared({ from, to }: { from: string; to: string }) {
  const t = useTranslations('forms.comparison')
  return differencesOf(from, to).map(({ kind, text }, index) => {
    const key = `${index} ${kind}`
    if (kind === 'same') return <span key={key}>{text}</span>
    const Element = kind === 'added' ? 'ins' : 'del'
    return (
      <Element key={key} className={styles[kind]}>
        <span className={styles.mark}>{t(kind)} </span>
        {text}
        <span className={styles.mark}>{t('end')}</span>
      </Element>
    )
  })
}
