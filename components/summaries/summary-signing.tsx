import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { signSummary } from '@/lib/summaries/actions'
import type { SummaryDraft } from '@/lib/summaries/views'

/** Who signed the text as it stands, and the button for who has not. */
export function SummarySigning({ draft }: { draft: SummaryDraft }) {
  const t = useTranslations('summaries.sign')
  const { id, version, signedBy, signedByMe, publishedVersions, latestNumber } = draft
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      {id === null ? <p>{t('save')}</p> : <p>{t('text')}</p>}
      {id !== null && (
        <p>{signedBy.length > 0 ? t('by', { names: signedBy.join(', ') }) : t('nobody')}</p>
      )}
      {publishedVersions.includes(version) ? (
        <p>{t('published', { number: latestNumber ?? 0 })}</p>
      ) : (
        id !== null &&
        (signedByMe ? (
          <p>{t('signed')}</p>
        ) : (
          <ActionForm action={signSummary} submit={t('button')}>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="version" value={version} />
          </ActionForm>
        ))
      )}
    </section>
  )
}
