import { z } from 'zod'
import { defineRoute } from '@/lib/doors/route'
import { locales, routing } from '@/lib/platform/i18n'
import { calendarFile } from '@/lib/rounds/calendar-file'
import { getRound } from '@/lib/rounds/data'
import { canReadRound } from '@/lib/rounds/policy'

/** The deadlines of a round for calendar programs, in the language of `locale`. */
export const GET = defineRoute({
  schema: z.strictObject({
    round: z.string().max(60),
    locale: z.enum(locales).default(routing.defaultLocale),
  }),
  load: (viewer, { round }) => getRound(viewer, round),
  rule: canReadRound,
  run: ({ permit: { subject: round }, input: { locale } }) =>
    calendarFile(round, round.streams, locale),
})
