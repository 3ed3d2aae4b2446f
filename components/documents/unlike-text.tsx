'use client'
import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { isUnlike, type Review } from '@/lib/documents/review'
import type { Before } from '@/lib/documents/ties'
import { languageName } from '@/lib/platform/i18n'

/** The revision that a new one is matched with. */
export type Latest = {
  ordinal: number
  name: string
  language: string
  /** And those that ended before it: see `pastOf`. */
  paragraphs: Before[]
  /** The address of the form for a translation of it. */
  translations: string
}

type UnlikeTextProps = { latest: Latest; language: string; review: Review }

/** Warns of what is hardly the next revision: a text in another language, or one that nothing goes on in. */
export function UnlikeText({ latest, language, review }: UnlikeTextProps) {
  const t = useTranslations('forms.revision.unlike')
  const other = language !== latest.language
  const unlike = isUnlike(review)
  if (!other && !unlike) return null
  const { name } = latest
  return (
    <Notice kind="warning" title={t('title', { name })}>
      {other && (
        <p>
          {t('language', {
            name,
            language: languageName(language),
            before: languageName(latest.language),
          })}
        </p>
      )}
      {unlike && (
        <p>{t('nothing', { name, removed: review.counts.removed, fresh: review.counts.new })}</p>
      )}
      <p>{t('ends')}</p>
      <p>
        <a href={latest.translations}>{t('translate', { name })}</a>
      </p>
    </Notice>
  )
}
