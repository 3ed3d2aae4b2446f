'use server'
import { defineAction } from '@/lib/doors/action'
import { ok, refuse } from '@/lib/kernel/result'
import { NOTICE_KINDS } from '@/lib/platform/notices'
import { getPreferences, getUnsubscription } from './data'
import { getTroubledMail } from './mails-data'
import { storeGivingUp, storeRetry } from './mails-mutations'
import { storePreferences, storeRead, storeUnsubscription } from './member-mutations'
import * as policy from './policy'
import { kindsToEnd } from './rules'
import * as schema from './schema'

/** Marks all that the page showed, and what came before, as read; what came since stays unread. */
export const markNotifications = defineAction({
  schema: schema.markSchema,
  load: async (viewer) => (viewer.member ? { memberId: viewer.member.id } : null),
  rule: policy.canMarkNotifications,
  run: async ({ tx, permit, input: { upTo } }) => {
    const marked = await storeRead(tx, permit, upTo)
    const to = '/me/notifications?done=notificationsRead'
    const { memberId: subjectId } = permit.subject
    return ok(
      marked
        ? { events: [{ kind: 'notification.marked', subjectId }], to }
        : { replayed: true, to },
    )
  },
})

/** Changes how the viewer is told of each kind, and the zone of the daily mail. */
export const changePreferences = defineAction({
  schema: schema.preferencesSchema,
  load: getPreferences,
  rule: policy.canChangePreferences,
  run: async ({ tx, permit, input: { delivery, timeZone } }) => {
    const wishes = NOTICE_KINDS.map((kind) => ({ kind, delivery: delivery[kind] }))
    await storePreferences(tx, permit, { wishes, timeZone: timeZone || null })
    return ok({
      events: [{ kind: 'preference.changed', subjectId: permit.subject.memberId }],
      to: '/me/notifications/settings?done=saved',
    })
  },
})

/** Ends the mails that a link out of one of them names; pressing again changes nothing. */
export const unsubscribe = defineAction({
  schema: schema.unsubscribeSchema,
  load: (_viewer, { token }) => getUnsubscription(token),
  rule: policy.canUnsubscribe,
  run: async ({ tx, permit, input: { token } }) => {
    const { kind, memberId, delivery } = permit.subject
    const kinds = kindsToEnd(kind, delivery)
    const to = `/unsubscribe/${token}`
    if (kinds.length === 0) return ok({ replayed: true, to })
    await storeUnsubscription(tx, permit, kinds)
    return ok({ events: [{ kind: 'mail.unsubscribed', subjectId: memberId, facts: { kind } }], to })
  },
})

/** Lets a mail that failed or was given up be tried at once. */
export const retryMail = defineAction({
  schema: schema.mailSchema,
  load: (viewer, { id }) => getTroubledMail(viewer, id),
  rule: policy.canRetryMail,
  run: async ({ tx, permit, input: { attempts } }) => {
    const stored = await storeRetry(tx, permit, attempts)
    if (!stored.ok) return refuse(stored.code)
    const { id: subjectId, kind } = permit.subject
    return ok({
      events: [{ kind: 'mail.retried', subjectId, facts: { kind } }],
      to: '/admin/mails?done=mailRetried',
    })
  },
})

/** Ends the attempts to send a mail. */
export const giveUpMail = defineAction({
  schema: schema.mailSchema,
  load: (viewer, { id }) => getTroubledMail(viewer, id),
  rule: policy.canGiveUpMail,
  run: async ({ tx, permit, input: { attempts } }) => {
    const stored = await storeGivingUp(tx, permit, attempts)
    if (!stored.ok) return refuse(stored.code)
    const { id: subjectId, kind } = permit.subject
    return ok({
      events: [{ kind: 'mail.given_up', subjectId, facts: { kind } }],
      to: '/admin/mails?done=mailGivenUp',
    })
  },
})
