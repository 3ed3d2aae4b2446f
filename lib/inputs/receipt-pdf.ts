import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '@/lib/platform/env'
import { direction } from '@/lib/platform/i18n'
import { makePdf } from '@/lib/platform/pdf'
import { translatorFor } from '@/lib/platform/translator'
import { ASKS } from './point-tags'
import { momentIn } from './receipt-mail'
import { receiptOf } from './receipt-of'
import type { InputView } from './views'

/**
 * The receipt of an input's shown version as PDF, in the language `wished`: what the page tells, with the
 * exact text that the hash is made of attached as a file. For who may read its receipt, and not of withdrawn
 * ones. @throws where no PDF could be made
 */
export async function receiptPdf(input: InputView, wished: string): Promise<Uint8Array> {
  const { locale, t } = await translatorFor(wished)
  const { reference, version, byline, round } = input
  const at = version.submittedAt ?? new Date(0)
  const named = byline?.kind === 'named' ? [byline.person, byline.organisation] : []
  const verify = `${env().NEXTAUTH_URL}/${locale}/verify?reference=${reference}`
  const told = (words: string) => directed(words, direction(locale) === 'rtl')
  const own = (words: string) => directed(words, direction(version.language) === 'rtl')
  const data = {
    site: 'Uptake',
    lang: locale,
    rtl: direction(locale) === 'rtl',
    language: version.language,
    reference,
    title: t('inputs.receipt.title'),
    date: dateOf(at),
    facts: [
      [t('inputs.receipt.reference'), reference],
      [t('inputs.pdf.round'), round.title],
      [t('inputs.pdf.pillar'), input.pillarTitle],
      [t('inputs.receipt.by'), named.filter(Boolean).join(', ')],
      [
        t('inputs.receipt.received'),
        `${momentIn(round.timeZone, at, locale)}\n${momentIn('UTC', at, locale)}`,
      ],
      [
        t('inputs.receipt.version'),
        `${version.number} (${t(`inputs.receipt.kind.${version.kind}`)})`,
      ],
      [t('inputs.receipt.hash'), version.hash],
      ...input.attachments.map(({ name, number, hash }) => [
        t('inputs.pdf.attachment', { number }),
        `${name ?? ''}\n${hash}`,
      ]),
    ].map(([term, detail]) => [term, told(detail ?? '')]),
    textTitle: t('inputs.pdf.text'),
    inputTitle: own(version.title),
    points: pointsOf(input, t, own),
    notes: [
      t('inputs.pdf.exact', { file: `${reference}-${version.number}.txt` }),
      t('inputs.pdf.verify', { address: verify }),
    ].map(told),
    plainNote: told(t('inputs.pdf.plain')),
    file: {
      name: `${reference}-${version.number}.txt`,
      text: receiptOf(input) ?? '',
      description: t('inputs.receipt.text'),
    },
  }
  const template = await readFile(join(process.cwd(), 'lib/inputs/receipt.typ'), 'utf8')
  return makePdf({ template, data })
}

type Translate = Awaited<ReturnType<typeof translatorFor>>['t']

/** Words with the direction of their first letter, as `dir="auto"` has it; `rtl` where they have none. */
function directed(words: string, rtl: boolean): [words: string, rtl: boolean] {
  const [letter] = /\p{L}/u.exec(words) ?? []
  return [words, letter ? /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter) : rtl]
}

function pointsOf({ points }: InputView, t: Translate, own: (words: string) => [string, boolean]) {
  return points.map((point) => {
    const ask = ASKS.find((kind) => kind === point.ask)
    return {
      title: t('inputs.point.title', { number: point.number }),
      parts: [
        ['', point.statement],
        [t('inputs.page.wording'), point.proposedWording],
        [t('forms.fields.paragraphReference'), point.paragraphReference],
        [t('forms.fields.topics'), point.topics.map(({ title }) => title).join('; ')],
        [t('inputs.tags.ask'), ask && t(`enums.pointAsk.${ask}`)],
        [t('inputs.tags.implementation'), point.implementation],
        [t('inputs.tags.linked'), point.linkedSymbol],
      ].flatMap(([term, words]) => (words ? [[term, own(words)]] : [])),
    }
  })
}

const dateOf = (at: Date) => ({
  year: at.getUTCFullYear(),
  month: at.getUTCMonth() + 1,
  day: at.getUTCDate(),
  hour: at.getUTCHours(),
  minute: at.getUTCMinutes(),
  second: at.getUTCSeconds(),
})
