import { createTranslator, hasLocale } from 'next-intl'
import { env } from '@/lib/platform/env'
import { dateLocale, routing } from '@/lib/platform/i18n'
import type { Mail } from '@/lib/platform/mail'
import { loadMessages } from '@/lib/platform/messages'
import type english from '@/messages/en.json'

export type ReceiptMail = {
  kind: 'submitted' | 'edit' | 'correction' | 'withdrawn'
  member: { id: string; email: string; locale: string }
  inputId: string
  reference: string
  number: number
  roundSlug: string
  roundTitle: string
  timeZone: string
  at: Date
  hash: string | null
}

/**
 * The receipt as mail, in the member's language. It tells reference, time, hash and address, and nothing
 * of the text: mail is read on the way.
 */
export async function receiptMail(facts: ReceiptMail): Promise<Mail> {
  const { kind, member, reference, roundTitle, timeZone, at } = facts
  const locale = hasLocale(routing.locales, member.locale) ? member.locale : routing.defaultLocale
  const messages = (await loadMessages(locale)) as typeof english
  const t = createTranslator({ locale, messages })
  const told = (zone: string) =>
    new Intl.DateTimeFormat(dateLocale(locale), {
      dateStyle: 'full',
      timeStyle: 'long',
      hourCycle: 'h23',
      timeZone: zone,
    }).format(at)
  const page = `${env().NEXTAUTH_URL}/${locale}/rounds/${facts.roundSlug}/inputs/${reference}`
  const lines = [
    t(`inputs.mail.${kind}`, { reference, round: roundTitle }),
    '',
    `${t('inputs.mail.time')}: ${told(timeZone)} (${told('UTC')})`,
    `${t('inputs.mail.reference')}: ${reference}`,
  ]
  if (facts.hash)
    lines.push(
      `${t('inputs.mail.version')}: ${facts.number}`,
      `${t('inputs.mail.hash')}: ${facts.hash}`,
      '',
      `${t('inputs.mail.receipt')}: ${page}/receipt?version=${facts.number}`,
    )
  lines.push(`${t('inputs.mail.page')}: ${page}`, '', t('inputs.mail.next'))
  return {
    key: `input.${kind}:${facts.inputId}:${facts.number}:${member.id}`,
    recipient: member.email,
    locale,
    subject: t(`inputs.mail.subject.${kind}`, { reference }),
    text: lines.join('\n'),
  }
}
