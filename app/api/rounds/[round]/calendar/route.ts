import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { defineRoute } from '@/lib/doors/route'
import { env } from '@/lib/platform/env'
import { locales, routing } from '@/lib/platform/i18n'
import { icalendar } from '@/lib/rounds/calendar'
import { getRound } from '@/lib/rounds/data'
import { canReadRound } from '@/lib/rounds/policy'

/** A round's phases for calendar programs, in the language of `locale`. */
export const GET = defineRoute({
  schema: z.strictObject({
    round: z.string().max(60),
    locale: z.enum(locales).default(routing.defaultLocale),
  }),
  load: (viewer, { round }) => getRound(viewer, round),
  rule: canReadRound,
  run: async ({ permit: { subject: round }, input: { locale } }) => {
    const t = await getTranslations({ locale })
    const site = new URL(env().NEXTAUTH_URL)
    const url = new URL(`/${locale}/rounds/${round.slug}`, site).href
    const grace = t('rounds.calendarGrace', { minutes: round.graceMinutes })
    const entries = round.streams.flatMap(({ pillarTitle, phases }) =>
      phases.map(({ id, kind, opensAt, closesAt, extensions }) => ({
        uid: `${kind}-${id}@${site.hostname}`,
        opensAt,
        closesAt,
        sequence: extensions.length,
        summary: t('rounds.calendarEntry', {
          phase: t(`enums.phaseKind.${kind}`),
          pillar: pillarTitle,
          round: round.title,
        }),
        description: [round.demonstration, round.graceMinutes > 0 && grace, url]
          .filter(Boolean)
          .join('\n'),
        url,
      })),
    )
    return new Response(icalendar(entries, round.now), {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': `attachment; filename="${round.slug}.ics"`,
      },
    })
  },
})
