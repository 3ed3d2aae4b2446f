import { z } from 'zod'
import { isTimeZone } from '@/lib/kernel/time-zones'
import { NOTICE_KINDS, type NoticeKind } from '@/lib/platform/notices'

export const DELIVERIES = ['at_once', 'digest', 'list'] as const

const delivery = z.enum(DELIVERIES, 'choose')

/** How a member wants each kind, and the zone whose morning the daily mail comes in; '' is none. */
export const preferencesSchema = z.strictObject({
  delivery: z.strictObject(
    Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, delivery])) as Record<
      NoticeKind,
      typeof delivery
    >,
  ),
  timeZone: z
    .string('required')
    .max(100, 'tooLong')
    .refine((zone) => zone === '' || isTimeZone(zone), 'choose'),
})

/** Up to which notification all are marked: what came after the page was made stays unread. */
export const markSchema = z.strictObject({ upTo: z.uuid() })

export const unsubscribeSchema = z.strictObject({ token: z.string().max(150) })

/** A mail as the admin saw it: one that was tried since is another. */
export const mailSchema = z.strictObject({
  id: z.uuid(),
  attempts: z.coerce.number().int().min(0).max(1000),
})
