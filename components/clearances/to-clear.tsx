import { useLocale, useTranslations } from 'next-intl'
import { draftPath } from '@/lib/inputs/rules'
import type { DraftRow } from '@/lib/inputs/views'
import { Asked } from './asked'

/** For focal points: the drafts that wait for their clearance. */
export function ToClear({ drafts }: { drafts: DraftRow[] }) {
  const t = useTranslations('clearances')
  const locale = useLocale()
  const waiting = drafts.filter(({ toClear }) => toClear)
  if (waiting.length === 0) return null
  return (
    <section>
      <h2>{t('waiting')}</h2>
      <ul className="ruled plain-list">
        {waiting.map((draft) => (
          <li key={draft.id}>
            <a href={`/${locale}${draftPath(draft)}/check`} dir="auto">
              {draft.title || t('untitled')}
            </a>
            <p className="muted small">
              <bdi>{draft.organisation}</bdi> · {draft.roundTitle}: {draft.pillarTitle} ·{' '}
              {draft.toClear && <Asked by={draft.toClear.askedBy} at={draft.toClear.askedAt} />}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
