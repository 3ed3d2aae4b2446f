import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import { speakerText } from '@/lib/inputs/byline-text'
import { draftPath } from '@/lib/inputs/rules'
import type { DraftRow } from '@/lib/inputs/views'

/** Drafts, last saved first: where each goes, for whom, and until when. */
export function DraftRows({ drafts, locale }: { drafts: DraftRow[]; locale: string }) {
  const t = useTranslations('inputs')
  const all = useTranslations()
  return (
    <ul className="ruled plain-list">
      {drafts.map((draft) => (
        <li key={draft.id}>
          <a href={`/${locale}${draftPath(draft)}`} dir="auto">
            {draft.title || t('me.untitled')}
          </a>
          <p className="muted small">
            {t('me.draftFacts', { round: draft.roundTitle, pillar: draft.pillarTitle })} ·{' '}
            {draft.organisation ? <bdi>{speakerText(draft, all)}</bdi> : t('new.self')}
            {draft.reference && ` · ${t('me.newVersion', { reference: draft.reference })}`} ·{' '}
            {t('me.lastSaved')} <Day at={draft.savedAt} zone={draft.timeZone} time />
            {draft.closesAt && (
              <>
                {' · '}
                {t('me.closes')} <Day at={draft.closesAt} zone={draft.timeZone} time />
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
