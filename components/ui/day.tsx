import { useLocale } from 'next-intl'
import { dateLocale, direction } from '@/lib/platform/i18n'

type DayProps = { at: Date | string; zone?: string; time?: boolean }

const formats = new Map<string, Intl.DateTimeFormat>()

/** Kept, since to make one takes as long as to write fifty days with it; there are as many as zones of rounds. */
function formatOf(locale: string, timeZone: string, time: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${time}`
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
    ...(time && {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    }),
  })
  formats.set(key, format)
  return format
}

/** A day, or with `time` a minute with the name of its zone (UTC unless given), in words. */
export function Day({ at, zone = 'UTC', time = false }: DayProps) {
  const locale = useLocale()
  const moment = new Date(at)
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
      {formatOf(dateLocale(locale), zone, time).format(moment)}
    </time>
  )
}
