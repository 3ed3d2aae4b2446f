import { useLocale, useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import { Mark, type MarkOutcome } from '@/components/ui/mark'
import type { InputRow as InputRowView } from '@/lib/inputs/views'
import { Byline } from './byline'
import styles from './input-row.module.css'

type InputRowProps = {
  input: InputRowView
  /** The latest published outcomes of its points, each with how many points have it. */
  outcomes?: { outcome: MarkOutcome; points: number }[]
}

/** An input in a list: title, who spoke, how and when, and what became of its points. An `<li>`. */
export function InputRow({ input, outcomes = [] }: InputRowProps) {
  const t = useTranslations()
  const href = `/${useLocale()}/rounds/${input.roundSlug}/inputs/${input.reference}`
  if (input.withdrawnOn)
    return (
      <li className={styles.row}>
        <p className="muted">
          <a href={href}>{input.reference}</a>{' '}
          {t(`inputs.row.${input.inError ? 'inError' : 'withdrawn'}`)}{' '}
          <Day at={input.withdrawnOn} />
        </p>
      </li>
    )
  return (
    <li className={styles.row}>
      <div>
        <a href={href} className={styles.title} lang={input.language} dir="auto">
          {input.title ?? input.reference}
        </a>
        <p className={styles.facts}>
          <Byline byline={input.byline} />
          {input.sponsors > 0 && <span>{t('inputs.row.sponsors', { count: input.sponsors })}</span>}
          {input.channel !== 'direct' && <span>{t(`enums.channel.${input.channel}`)}</span>}
          <span>{t('inputs.row.points', { count: input.pointCount })}</span>
          {input.day && <Day at={input.day} />}
          <span className={styles.reference}>{input.reference}</span>
          {!input.published && <strong>{t('inputs.row.notPublic')}</strong>}
        </p>
      </div>
      {outcomes.length > 0 && (
        <ul className={styles.outcomes}>
          {outcomes.map(({ outcome, points }) => (
            <li key={outcome}>
              <Mark outcome={outcome} label={t(`enums.outcome.${outcome}`)} />{' '}
              {t('inputs.row.points', { count: points })}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
