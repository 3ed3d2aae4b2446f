import { env } from '@/lib/platform/env'
import { dateLocale } from '@/lib/platform/i18n'
import type { Told } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'
import { inputPath } from './rules'

export type ReceiptMail = {
  kind: 'submitted' | 'edit' | 'correction' | 'withdrawn'
  member: { id: string; email: string | null; locale: string }
  inputId: string
  reference: string
  number: number
  roundSlug: string
  roundTitle: string
  timeZone: string
  at: Date
  hash: string | null
}

/** A second on the clock of `zone`, as a receipt tells it. */
export const momentIn = (zone: string, at: Date, locale: string): string =>
  new Intl.DateTimeFormat(dateLocale(locale), {
    dateStyle: 'full',
    timeStyle: 'long',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(at)

/**
 * The receipt as mail, in the member's language. It tells reference, time, hash and address, and nothing
 * of the text: mail is read on the way.
 */
export async function receiptMail(facts: ReceiptMail): Promise<Told> {
  const { kind, member, reference, roundTitle, timeZone, at } = facts
  const { locale, t } = await translatorFor(member.locale)
  const told = (zone: string) => momentIn(zone, at, locale)
  const path = inputPath(facts)
  const page = `${env().NEXTAUTH_URL}/${locale}${path}`
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
      `${t('inputs.mail.pdf')}: ${env().NEXTAUTH_URL}/api${path}/receipt?version=${facts.number}&format=pdf&locale=${locale}`,
    )
  lines.push(`${t('inputs.mail.page')}: ${page}`)
  if (kind !== 'withdrawn') lines.push('', t('inputs.mail.next'))
  return {
    key: `input.${kind}:${facts.inputId}:${facts.number}:${member.id}`,
    recipient: member.email,
    locale,
    subject: t(`inputs.mail.subject.${kind}`, { reference }),
    text: lines.join('\n'),
    kind: 'input_received',
    memberId: member.id,
    about: roundTitle,
    path,
  }
}
