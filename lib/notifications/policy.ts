import { rule } from '@/lib/platform/permit'
import type { Preferences, Unsubscription } from './views'

/** What a member is told, and how, is their own. */
export const canMarkNotifications = rule(
  'notification.mark',
  (viewer, subject: { memberId: string }) => viewer.member?.id === subject.memberId,
)

export const canChangePreferences = rule(
  'preference.change',
  (viewer, subject: Preferences) => viewer.member?.id === subject.memberId,
)

/** Whoever holds the link out of a mail may end such mails, signed in or not (RFC 8058, 3.2). */
export const canUnsubscribe = rule('mail.unsubscribe', (_viewer, _subject: Unsubscription) => true)

/** Which mails failed is for those who run the installation; none of them sees a text or an address. */
export const canReadMails = rule(
  'mail.read',
  (viewer, _mails: object) => viewer.admin || viewer.auditor,
)

export const canRetryMail = rule(
  'mail.retry',
  (viewer, _mail: { id: string; kind: string }) => viewer.admin,
)

export const canGiveUpMail = rule(
  'mail.give_up',
  (viewer, _mail: { id: string; kind: string }) => viewer.admin,
)
