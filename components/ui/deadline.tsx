import { useLocale, useTranslations } from 'next-intl'
import { direction, minuteIn } from '@/lib/platform/i18n'
import styles from './deadline.module.css'

type DeadlineProps = { at: Date | string; zone: string; className?: string }

/**
 * A deadline in the round's zone and in UTC; public/local-time.js adds the reader's own zone where a
 * script runs. `zone` is an IANA name such as `America/New_York`.
 */
export function Deadline({ at, zone, className }: DeadlineProps) {
  const locale = useLocale()
  const t = useTranslations('ui.deadline')
  const moment = new Date(at)
  const told = (timeZone: string) => minuteIn(timeZone, moment, locale, 'long')
  const iso = moment.toISOString()
  // Dates are in the reader's language even where the text around them is not translated yet.
  const own = { dir: direction(locale), lang: locale }
  return (
    <span className={className ? `${styles.deadline} ${className}` : styles.deadline}>
      <time dateTime={iso} {...own}>
        {told(zone)}
      </time>
      {zone !== 'UTC' && (
        <span className={styles.other} {...own}>
          {told('UTC')}
        </span>
      )}
      <span className={styles.other} data-local={iso} hidden suppressHydrationWarning>
        {t('yours')}{' '}
        <time dateTime={iso} {...own} suppressHydrationWarning>
          {iso}
        </time>
      </span>
    </span>
  )
}
