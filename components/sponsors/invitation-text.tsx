import { useTranslations } from 'next-intl'
import { PointTagLines } from '@/components/inputs/point-tags'
import type { InvitationView } from '@/lib/sponsors/views'

/** The text that an organisation is asked to stand beside, as it stands now. */
export function InvitationText({ invitation }: { invitation: InvitationView }) {
  const t = useTranslations('sponsors.answer')
  const levels = useTranslations('enums.attribution')
  const { content, version, reference, published } = invitation
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
            <p>{point.statement}</p>
            {point.proposedWording && <blockquote>{point.proposedWording}</blockquote>}
            {point.paragraphReference && <p className="muted small">{point.paragraphReference}</p>}
            <PointTagLines point={point} lang={language ?? ''} />
          </li>
        ))}
      </ol>
      {attribution && levels.has(attribution) && (
        <p>{t('attribution', { level: levels(attribution) })}</p>
      )}
    </section>
  )
}
