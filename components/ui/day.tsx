import { useLocale } from 'next-intl'
import { dateLocale, direction } from '@/lib/platform/i18n'

type DayProps = { at: Date | string; zone?: string; time?: boolean }

/** A day, or with `time` a minute with the name of its zone (UTC unless given), in words. */
export function Day({ at, zone = 'UTC', time = false }: DayProps) {
  const locale = useLocale()
  const moment = new Date(at)
  const format = new Intl.DateTimeFormat(dateLocale(locale), {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: zone,
    ...(time && {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    }),
  })
  const iso = moment.toISOString()
  return (
    // Dates are in the reader's language even where the text around them is not translated yet.
    // A browser may write dates a little otherwise than the server: what it wrote stands.
    <time
      suppressHydrationWarning
      dateTime={time ? iso : iso.slice(0, 10)}
      dir={direction(locale)}
      lang={locale}
    >
      {format.format(moment)}
    </time>
  )
}
