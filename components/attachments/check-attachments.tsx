import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { DraftView } from '@/lib/inputs/draft-views'
import { AttachmentList } from './attachment-list'

/** The files that would be submitted, with what they may tell against the author's wish. */
export function CheckAttachments({ draft, base }: { draft: DraftView; base: string }) {
  const t = useTranslations('attachments')
  const { attachments, content } = draft
  const unnamed = content.attribution === 'type_and_region'
  return (
    <section className="stack" aria-labelledby="attachments">
      <h2 id="attachments">{t('title')}</h2>
      {attachments.length ? <AttachmentList files={attachments} /> : <p>{t('none')}</p>}
      {attachments.length > 0 && unnamed && (
        <Notice kind="warning">
          <p>{t('mayName')}</p>
        </Notice>
      )}
      <p>
        <a href={`${base}/attachments`}>{t('change')}</a>
      </p>
    </section>
  )
}
