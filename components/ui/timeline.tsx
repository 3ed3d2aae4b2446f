import { useTranslations } from 'next-intl'
import styles from './timeline.module.css'

export type TimelineItem = {
  key: string
  label: string
  when?: React.ReactNode
  state: 'past' | 'current' | 'future'
  note?: React.ReactNode
}

/** Phases in their order, in words; the line beside them only repeats what the words say. */
export function Timeline({ label, items }: { label: string; items: TimelineItem[] }) {
  const t = useTranslations('ui.timeline')
  return (
    <ol className={styles.timeline} aria-label={label}>
      {items.map((item) => (
        <li
          key={item.key}
          data-state={item.state}
          aria-current={item.state === 'current' ? 'step' : undefined}
        >
          <span className={styles.label}>{item.label}</span>{' '}
          <span className={styles.state}>{t(item.state)}</span>
          {item.when && <div className={styles.when}>{item.when}</div>}
          {item.note && <div className={styles.note}>{item.note}</div>}
        </li>
      ))}
    </ol>
  )
}
