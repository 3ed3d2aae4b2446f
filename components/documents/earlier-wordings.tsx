import { useLocale, useTranslations } from 'next-intl'
import { anchorOf } from '@/lib/documents/anchor'
import type { EarlierWording } from '@/lib/documents/earlier'
import { direction } from '@/lib/platform/i18n'
import styles from './shaped-by.module.css'

/** What a paragraph read in earlier revisions, each with the way there. `here` is the document's address. */
export function EarlierWordings({ wordings, here }: { wordings: EarlierWording[]; here: string }) {
  const t = useTranslations('documents.earlier')
  const locale = useLocale()
  const names = new Intl.ListFormat(locale, { type: 'conjunction' })
  return (
    <ul className="ruled">
      {wordings.map(({ revisions, language, places }) => (
        <li key={revisions[0]?.slug} className={styles.shaper}>
          {places.map(({ label, number, text }) => (
            <div key={label}>
              <p className="muted">
                <a
                  href={`${here}?revision=${revisions[0]?.slug}#${encodeURIComponent(anchorOf(label))}`}
                >
                  {number ? t('paragraph', { number: label }) : t('unnumbered')}
                </a>
                , <bdi>{names.format(revisions.map(({ name }) => name))}</bdi>
              </p>
              <p className="outcome-text pre-line" lang={language} dir={direction(language)}>
                {text}
              </p>
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}
