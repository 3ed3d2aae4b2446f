import type { Delivery } from '@/lib/generated/prisma/enums'
import type { MailKind, NoticeKind } from '@/lib/platform/notices'

export type NotificationRow = {
  id: string
  kind: string
  about: string
  subject: string
  locale: string
  path: string
  at: Date
  unread: boolean
}

/** How a member is told of each kind, defaults included. */
export type Preferences = {
  memberId: string
  timeZone: string | null
  delivery: Record<NoticeKind, Delivery>
}

/** Whom a link to unsubscribe is about, what of, and how they are told of each kind now. */
export type Unsubscription = {
  memberId: string
  kind: MailKind
  masked: string
  locale: string
  delivery: Record<NoticeKind, Delivery>
}

/** A mail that failed or was given up. Its text and its reader's address are left out on purpose. */
export type TroubledMail = {
  id: string
  /** The first part of its key, such as `input.submitted`. */
  kind: string
  /** What its reader chose it by, where they can choose. */
  notice: string | null
  masked: string
  attempts: number
  error: string
  day: Date
  next: Date | null
}

export type MailFigures = { waiting: number; failed: number; givenUp: number; sent: number }
