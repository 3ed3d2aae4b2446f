import { useTranslations } from 'next-intl'
import { compareRevisions } from '@/lib/documents/comparison'
import type { DocumentView } from '@/lib/documents/views'
import { Differences } from './differences'
import styles from './differences.module.css'
import { ParagraphRail } from './document-text'

/** The text with what changed since another revision, word by word; each change is named in words too. */
export function ComparedText({ document }: { document: DocumentView }) {
  const t = useTranslations('documents.change')
  if (!document.compared) return null
  const rows = compareRevisions(document.compared.paragraphs, document.paragraphs)
  return (
    <ol className="rail-list">
      {rows.map((row) =>
        row.kind === 'removed' ? (
          <ParagraphRail
            key={row.paragraph.id}
            paragraph={{ ...row.paragraph, label: `removed-${row.paragraph.label}` }}
            lang={document.compared?.head.language ?? ''}
            marks={t('removed')}
          >
            <del className={styles.removed}>{row.paragraph.text}</del>
          </ParagraphRail>
        ) : (
          <ParagraphRail
            key={row.paragraph.id}
            paragraph={row.paragraph}
            lang={document.current.language}
            marks={row.kind === 'same' ? undefined : t(row.kind)}
          >
            {row.kind === 'new' ? (
              <ins className={styles.added}>{row.paragraph.text}</ins>
            ) : (
              <Differences of={row.differences} />
            )}
          </ParagraphRail>
        ),
      )}
    </ol>
  )
}
