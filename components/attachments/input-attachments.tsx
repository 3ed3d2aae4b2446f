import { useTranslations } from 'next-intl'
import type { AttachmentView } from '@/lib/attachments/views'
import { AttachmentList } from './attachment-list'

/** The files of a submitted version, where it has any. */
export function InputAttachments({ files }: { files: readonly AttachmentView[] }) {
  const t = useTranslations('attachments')
  if (!files.length) return null
  return (
    <section className="stack" aria-labelledby="attachments">
      <h2 id="attachments">{t('title')}</h2>
      <AttachmentList files={files} />
    </section>
  )
}
