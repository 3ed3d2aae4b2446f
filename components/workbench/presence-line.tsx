'use client'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import { dateLocale } from '@/lib/platform/i18n'
import type { Present } from '@/lib/workbench/presence-views'
import type { Attended } from '@/lib/workbench/views'

const BEAT = 20_000
/** Who only passes a point on the way to another says nothing of it. */
const SOON = 1_500

type PresenceLineProps = {
  round: string
  point: string
  revision: string
  others: Present[]
  /** The viewer's zone; that of the page until a script knows better. */
  zone: string
  /** What is shared on the point by now, told with who is on it. */
  onTold: (point: string, share: Attended['share']) => void
}

/**
 * Who else is on the point at hand, since when: read before one saves over them. While the page is in sight it
 * says so of its own moderator as well, and takes it back when it is left.
 */
export function PresenceLine(props: PresenceLineProps) {
  const { round, point, revision, others, zone } = props
  const t = useTranslations('forms.presence')
  const locale = useLocale()
  const [told, setTold] = useState({ point, others })
  const tell = useRef(props.onTold)
  tell.current = props.onTold
  const own = useRef(true)
  /** Takes back what was said of the point before, where one moves on without leaving the page. */
  const parting = useRef<(() => void) | null>(null)
  useEffect(() => {
    const address = `/api/rounds/${round}/presence/${point}?revision=${revision}`
    const leave = () => void navigator.sendBeacon(`${address}&gone=yes`)
    parting.current?.()
    // The page itself has said so of its own point.
    parting.current = own.current ? leave : null
    const beat = async () => {
      if (document.visibilityState !== 'visible') return
      parting.current = leave
      const answer = await fetch(address, { method: 'POST' }).catch(() => null)
      if (!answer?.ok) return
      const { others, share }: Attended = await answer.json()
      setTold({ point, others })
      tell.current(point, share)
    }
    // At once on a page's own point: what the page before says at leaving may arrive after this page was made.
    const soon = setTimeout(beat, own.current ? 0 : SOON)
    own.current = false
    const timer = setInterval(beat, BEAT)
    document.addEventListener('visibilitychange', beat)
    window.addEventListener('pagehide', leave)
    return () => {
      clearTimeout(soon)
      clearInterval(timer)
      document.removeEventListener('visibilitychange', beat)
      window.removeEventListener('pagehide', leave)
    }
  }, [round, point, revision])
  const present = told.point === point ? told.others : others
  const time = new Intl.DateTimeFormat(dateLocale(locale), {
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    ...{ timeZone: zone, timeZoneName: 'short' },
  })
  return (
    <div aria-live="polite">
      {present.length > 0 && (
        <Notice kind="warning">
          {present.map(({ name, since }) => (
            <p key={`${name} ${since}`}>
              {t.rich('since', {
                who: name ?? t('unnamed'),
                time: time.format(new Date(since)),
                b: (text) => <bdi>{text}</bdi>,
              })}
            </p>
          ))}
          <p>{t('saving')}</p>
        </Notice>
      )}
    </div>
  )
}
