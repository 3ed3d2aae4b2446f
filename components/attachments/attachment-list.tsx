import { useTranslations } from 'next-intl'
import type { DraftAttachmentView } from '@/lib/attachments/views'
import styles from './attachment-list.module.css'

type AttachmentListProps = {
  /** A name is null for who is not told who spoke. */
  files: readonly (Omit<DraftAttachmentView, 'name'> & { name: string | null })[]
  /** What can be done with each. */
  children?: (file: { id: string; name: string }) => React.ReactNode
}

/** Files with what they are, their SHA-256 and a link that stores them. */
export function AttachmentList({ files, children }: AttachmentListProps) {
  const t = useTranslations('attachments')
  return (
    <ol className="ruled plain-list">
      {files.map(({ id, name, format, bytes, hash }, index) => {
        const label = name ?? t('unnamed', { number: index + 1 })
        return (
          <li key={id}>
            <a href={`/api/attachments/${id}`} download className={styles.name}>
              <bdi>{label}</bdi>
            </a>{' '}
            <span className="muted small">
              {t(`format.${format}`)} · {t('size', { size: Math.ceil(bytes / 1024) })}
            </span>
            <p className="muted small">
              SHA-256 <code className={styles.hash}>{hash}</code>
            </p>
            {children?.({ id, name: label })}
          </li>
        )
      })}
    </ol>
  )
}
