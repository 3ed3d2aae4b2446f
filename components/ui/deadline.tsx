import { useLocale } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { direction, minuteIn } from '@/lib/platform/i18n'
import { getViewer } from '@/lib/platform/viewer'
import styles from './deadline.module.css'

type DeadlineProps = { at: Date | string; zone: string; className?: string }

/**
 * A deadline in the round's zone and in UTC, and in the reader's own: the one that a member has chosen, else
 * the browser's, by public/local-time.js where a script runs. `zone` is an IANA name such as
 * `America/New_York`.
 */
export function Deadline({ at, zone, className }: DeadlineProps) {
  const locale = useLocale()
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
      <OwnTime moment={moment} own={own} others={[zone, 'UTC']} />
    </span>
  )
}

type OwnTimeProps = {
  moment: Date
  own: { dir: 'ltr' | 'rtl'; lang: string }
  /** The zones that stand there already. */
  others: string[]
}

async function OwnTime({ moment, own, others }: OwnTimeProps) {
  const [{ timeZone }, t] = await Promise.all([getViewer(), getTranslations('ui.deadline')])
  const iso = moment.toISOString()
  if (timeZone)
    return others.includes(timeZone) ? null : (
      <span className={styles.other}>
        {t('yours')}{' '}
        <time dateTime={iso} {...own}>
          {minuteIn(timeZone, moment, own.lang, 'long')}
        </time>
      </span>
    )
  return (
    <span className={styles.other} data-local={iso} hidden suppressHydrationWarning>
      {t('yours')}{' '}
      <time dateTime={iso} {...own} suppressHydrationWarning>
        {iso}
      </time>
    </span>
  )
}
