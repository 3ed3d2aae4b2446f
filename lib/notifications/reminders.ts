import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { minuteIn } from '@/lib/platform/i18n'
import { type Told, tell } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'
import { listReminded, type Reminded } from './reminders-data'

async function reminderOf(one: Reminded): Promise<Told> {
  const { locale, t } = await translatorFor(one.locale)
  const { round, pillar, timeZone, closesAt } = one
  const what = {
    round,
    pillar,
    until: minuteIn(timeZone, closesAt, locale),
    utc: minuteIn('UTC', closesAt, locale),
  }
  return {
    key: one.key,
    recipient: one.email,
    locale,
    subject: t(`notifications.reminder.${one.kind}.${one.mark}`, what),
    text: [
      t(`notifications.reminder.${one.kind}.text`, what),
      '',
      `${env().NEXTAUTH_URL}/${locale}/me`,
    ].join('\n'),
    kind: one.kind === 'reply' ? 'verdict_asked' : 'deadline_near',
    memberId: one.memberId,
    about: round,
    path: '/me',
  }
}

/**
 * Reminds whom a close concerns (see listReminded), once three days and once a day before; any number of processes may do this at
 * once. @returns how many were found to remind
 */
export async function queueReminders(): Promise<number> {
  const told = await Promise.all((await listReminded()).map(reminderOf))
  await db().$transaction((tx) => tell(tx, told))
  return told.length
}
