import { useTranslations } from 'next-intl'
import { AttachmentList } from '@/components/attachments/attachment-list'
import { PointTagLines } from '@/components/inputs/point-tags'
import { StatementText } from '@/components/inputs/statement-text'
import type { InvitationView } from '@/lib/sponsors/views'

/** The text that an organisation is asked to stand beside, with its files, as it stands now. */
export function InvitationText({ invitation }: { invitation: InvitationView }) {
  const t = useTranslations('sponsors.answer')
  const levels = useTranslations('enums.attribution')
  const files = useTranslations('attachments')
  const { content, attachments, version, reference, published } = invitation
  const { title, language, attribution, points } = content
  return (
    <section className="stack" aria-labelledby="text">
      <h2 id="text">{t('text')}</h2>
      <p>
        {reference ? t('input', { version, reference }) : t('draft', { version })}{' '}
        {!published && t('private')}
      </p>
      <h3 lang={title ? language : undefined} dir="auto">
        {title || t('untitled')}
      </h3>
      <ol>
        {(points ?? []).map((point, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a point is its number
          <li key={index} lang={language} dir="auto">
            <StatementText text={point.statement} lang={language} />
            {point.proposedWording && <blockquote>{point.proposedWording}</blockquote>}
            {point.paragraphReference && <p className="muted small">{point.paragraphReference}</p>}
            <PointTagLines point={point} lang={language ?? ''} />
          </li>
        ))}
      </ol>
      {attribution && levels.has(attribution) && (
        <p>{t('attribution', { level: levels(attribution) })}</p>
      )}
      {attachments.length > 0 && (
        <>
          <h3>{files('title')}</h3>
          <AttachmentList files={attachments} />
        </>
      )}
    </section>
  )
}
