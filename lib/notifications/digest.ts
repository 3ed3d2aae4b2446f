import { db } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { queueMails } from '@/lib/platform/mail'
import { DIGEST_HOUR } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'
import { listDigestReaders } from './data'
import { lockReader, postpone, type Reader, takeDue } from './digest-mutations'
import { digestDay, groupByAbout, type Line } from './rules'

/** The daily mail: a line and an address for each thing told, under its round. */
async function digestMail({ id, email, locale: wished }: Reader, day: string, lines: Line[]) {
  const { locale, t } = await translatorFor(wished)
  const at = (path: string) => `${env().NEXTAUTH_URL}/${locale}${path}`
  const groups = groupByAbout(lines).flatMap(({ about, lines: own }) => [
    about,
    ...own.flatMap(({ subject, path }) => [`- ${subject}`, `  ${at(path)}`]),
    '',
  ])
  return {
    key: `digest:${id}:${day}`,
    recipient: email,
    locale,
    subject: t('notifications.digest.subject', { count: lines.length }),
    text: [
      t('notifications.digest.lead', { count: lines.length }),
      '',
      ...groups,
      t('notifications.digest.all'),
      at('/me/notifications'),
    ].join('\n'),
    kind: 'digest' as const,
    memberId: id,
  }
}

/**
 * Makes one member's daily mail out of all that waits for it, once per member and local day; nothing where
 * all of it was read meanwhile.
 */
const queueDigest = (memberId: string): Promise<boolean> =>
  db().$transaction(async (tx) => {
    const reader = await lockReader(tx, memberId)
    if (!reader) return false
    const day = digestDay(reader.timeZone, reader.now, DIGEST_HOUR)
    if (await tx.outboxMail.findUnique({ where: { key: `digest:${memberId}:${day}` } })) {
      await postpone(tx, reader)
      return false
    }
    const lines = (await takeDue(tx, reader)).filter(({ readAt }) => readAt === null)
    if (lines.length === 0) return false
    await queueMails(tx, [await digestMail(reader, day, lines)])
    return true
  })

/**
 * Makes all daily mails that are due, however long nobody did: after days without it each member gets one.
 * Any number of processes may do this at once. @returns how many were made
 */
export async function queueDigests(): Promise<number> {
  let made = 0
  for (const { id } of await listDigestReaders()) if (await queueDigest(id)) made += 1
  return made
}
