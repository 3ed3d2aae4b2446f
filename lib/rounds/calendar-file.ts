import { getTranslations } from 'next-intl/server'
import { env } from '@/lib/platform/env'
import type { Locale } from '@/lib/platform/i18n'
import { icalendar } from './calendar'
import type { RoundView, StreamView } from './views'

/**
 * The calendar file of a round, or of one of its streams: an event per phase at the moment it closes, with
 * its opening, every extension and the grace period in its description.
 */
export async function calendarFile(
  round: RoundView,
  streams: readonly StreamView[],
  locale: Locale,
): Promise<Response> {
  const t = await getTranslations({ locale, namespace: 'rounds' })
  const kinds = await getTranslations({ locale, namespace: 'enums.phaseKind' })
  const site = new URL(env().NEXTAUTH_URL)
  const [stream] = streams.length === 1 ? streams : []
  const told = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
  const entries = streams.flatMap(({ pillarKey, pillarTitle, phases }) => {
    const url = new URL(`/${locale}/rounds/${round.slug}/pillars/${pillarKey}`, site).href
    return phases.map(({ id, kind, opensAt, closesAt, extensions }) => ({
      uid: `${kind}-${id}@${site.hostname}`,
      at: closesAt,
      sequence: extensions.length,
      changedAt: extensions.at(-1)?.effectiveAt ?? round.announcedAt ?? round.now,
      summary: t('calendarEntry', { phase: kinds(kind), pillar: pillarTitle, round: round.title }),
      description: [
        round.demonstration,
        t('calendarOpens', { time: told(opensAt) }),
        ...extensions.map(({ from, to, reason }) =>
          t('calendarExtended', { from: told(from), to: told(to), reason }),
        ),
        round.graceMinutes > 0 && t('calendarGrace', { minutes: round.graceMinutes }),
        url,
      ]
        .filter(Boolean)
        .join('\n'),
      url,
    }))
  })
  const file = stream ? `${round.slug}-${stream.pillarKey}` : round.slug
  return new Response(icalendar(entries, round.now), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${file}.ics"`,
    },
  })
}
