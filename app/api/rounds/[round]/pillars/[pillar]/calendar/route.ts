import { z } from 'zod'
import { defineRoute } from '@/lib/doors/route'
import { locales, routing } from '@/lib/platform/i18n'
import { calendarFile } from '@/lib/rounds/calendar-file'
import { getRound } from '@/lib/rounds/data'
import { canReadRound } from '@/lib/rounds/policy'

/** The deadlines of one pillar of a round for calendar programs, in the language of `locale`. */
export const GET = defineRoute({
  schema: z.strictObject({
    round: z.string().max(60),
    pillar: z.string().max(60),
    locale: z.enum(locales).default(routing.defaultLocale),
  }),
  load: async (viewer, { round: slug, pillar }) => {
    const round = await getRound(viewer, slug)
    const stream = round?.streams.find(({ pillarKey }) => pillarKey === pillar)
    return round && stream ? { ...round, stream } : null
  },
  rule: canReadRound,
  run: ({ permit: { subject }, input: { locale } }) =>
    calendarFile(subject, [subject.stream], locale),
})
