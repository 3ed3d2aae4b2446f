import { useTranslations } from 'next-intl'
import { Deadline } from '@/components/ui/deadline'
import { daysUntil } from '@/lib/kernel/time'
import { nextDate } from '@/lib/rounds/rules'
import type { RoundRow } from '@/lib/rounds/views'
import styles from './round-list.module.css'

type RoundListProps = {
  title: string
  rounds: RoundRow[]
  locale: string
  empty?: string
  closed?: boolean
}

/** Rounds as ruled rows: title and symbol, then the next date, or what came of a closed one. */
export function RoundList({ title, rounds, locale, empty, closed }: RoundListProps) {
  const t = useTranslations('rounds.row')
  return (
    <section className="stack">
      <h2>{title}</h2>
      {rounds.length === 0 && <p className="muted">{empty}</p>}
      <ul className={`ruled ${styles.list}`}>
        {rounds.map((round) => (
          <li key={round.id} className={styles.round}>
            <div>
              <h3 className={styles.title}>
                <a href={`/${locale}/rounds/${round.slug}`} dir="auto">
                  {round.title}
                </a>
              </h3>
              <p className={styles.facts}>
                <span>{round.process}</span>
                {round.symbol && <bdi>{round.symbol}</bdi>}
                {round.demonstration && <strong>{t('demonstration')}</strong>}
              </p>
            </div>
            {closed ? (
              <p className={styles.next}>{round.closingNote ?? t('noNote')}</p>
            ) : (
              <NextDate round={round} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function NextDate({ round }: { round: RoundRow }) {
  const t = useTranslations('rounds')
  const next = nextDate(
    round.streams.flatMap(({ phases }) => phases),
    round.now,
  )
  if (!next) return <p className={styles.next}>{t('row.noDate')}</p>
  const days = daysUntil(next.at, round.now)
  return (
    <div className={styles.next}>
      <p>{t(`next.${next.kind}_${next.event}`)}</p>
      <Deadline at={next.at} zone={round.timeZone} />
      {next.event === 'closes' && <p className={styles.left}>{t('row.daysLeft', { days })}</p>}
    </div>
  )
}
