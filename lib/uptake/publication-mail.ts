import type { Outcome } from '@/lib/generated/prisma/enums'
import { env } from '@/lib/platform/env'
import type { Told } from '@/lib/platform/tell'
import { translatorFor } from '@/lib/platform/translator'
import type { PublicationHead } from './publication-views'

export type Addressee = {
  id: string
  email: string | null
  locale: string
  /** In the order of reference and number; the outcome is null of an input for moderators only. */
  points: AnsweredPoint[]
}

type AnsweredPoint = {
  reference: string
  number: number
  /** Told as its co-sponsor alone: who wrote it replies. */
  sponsor: boolean
  outcome: Outcome | null
  /** How it differs from the record it corrects; null for a first answer. */
  correction: {
    before: Outcome | null
    reason: boolean
    carriedTo: boolean
    paragraphs: boolean
    /** A request for reconsideration that was open. */
    answers: boolean
  } | null
}

/**
 * Tells an author or a co-sponsor, in their language, what became of each of their points and where to read why. The mail
 * holds no word of an input or a reason; of an input for moderators only it names no outcome either.
 */
export async function publicationMail(
  publication: Pick<
    PublicationHead,
    'id' | 'roundSlug' | 'roundTitle' | 'documentTitle' | 'revisionName'
  >,
  { id, email, locale: wished, points }: Addressee,
): Promise<Told> {
  const { locale, t } = await translatorFor(wished)
  const {
    roundSlug,
    roundTitle: round,
    documentTitle: document,
    revisionName: revision,
  } = publication
  const corrected = points.every(({ correction }) => correction)
  const own = points.filter(({ sponsor }) => !sponsor)
  const as = own.length > 0 ? 'author' : 'sponsor'
  const inputs = `/rounds/${roundSlug}/inputs`
  const references = [...new Set(points.map(({ reference }) => reference))]
  const base = `${env().NEXTAUTH_URL}/${locale}${inputs}`
  return {
    key: `publication.published:${publication.id}:${id}`,
    recipient: email,
    locale,
    subject: t(corrected ? 'uptake.mail.subjectCorrected' : 'uptake.mail.subject', { round, as }),
    text: [
      t(corrected ? 'uptake.mail.corrected' : 'uptake.mail.published', {
        document,
        revision,
        count: references.length,
        as,
      }),
      '',
      ...points.map((point) =>
        [
          `${point.reference}#${point.number}`,
          ...(point.sponsor && own.length > 0 ? [t('uptake.mail.sponsored')] : []),
          ...wordsOf(point, t),
          `${base}/${point.reference}#point-${point.number}`,
        ].join(': '),
      ),
      '',
      t(`uptake.mail.${repliesTo(own)}`),
    ].join('\n'),
    kind: 'uptake_published',
    memberId: id,
    about: round,
    // Of several inputs the replies are awaited on one's own page.
    path:
      references.length === 1
        ? `${inputs}/${references[0]}`
        : own.length > 0
          ? '/me'
          : `/rounds/${roundSlug}`,
  }
}

/** Who may reply to these, and who reads that: a co-sponsor learns what became of an input, its author answers. */
function repliesTo(own: readonly AnsweredPoint[]) {
  const restricted = own.filter(({ outcome }) => outcome === null).length
  if (own.length === 0) return 'replySponsor'
  if (restricted === 0) return 'reply'
  return restricted === own.length ? 'replyRestricted' : 'replyMixed'
}

type Words = Awaited<ReturnType<typeof translatorFor>>['t']

/** What is said of a point between its name and its address; nothing where no outcome may be named. */
function wordsOf({ outcome, correction }: AnsweredPoint, t: Words): string[] {
  const now = outcome && t(`enums.outcome.${outcome}`)
  if (!correction) return now ? [now] : []
  const { before } = correction
  const parts = (['reason', 'carriedTo', 'paragraphs'] as const).filter((part) => correction[part])
  const said =
    !now || !before
      ? [t('uptake.mail.correction.untold')]
      : before === outcome
        ? [
            t('uptake.mail.correction.same', { now }),
            ...parts.map((part) => t(`uptake.mail.correction.${part}`)),
          ]
        : [t('uptake.mail.correction.outcome', { before: t(`enums.outcome.${before}`), now })]
  return [
    [...said, ...(correction.answers ? [t('uptake.mail.correction.answers')] : [])].join('; '),
  ]
}
