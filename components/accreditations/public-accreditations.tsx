import { useLocale, useTranslations } from 'next-intl'
import type { PublicAccreditation } from '@/lib/accreditations/views'

/** Where an organisation is accredited; nothing stands here where it is not, whatever the cause. */
export function PublicAccreditations({ rounds }: { rounds: PublicAccreditation[] }) {
  const t = useTranslations('accreditations')
  const states = useTranslations('enums.accreditationState')
  const locale = useLocale()
  if (rounds.length === 0) return null
  return (
    <section className="stack">
      <h2>{t('public')}</h2>
      <ul className="plain-list">
        {rounds.map(({ roundSlug, roundTitle, state }) => (
          <li key={roundSlug}>
            <a href={`/${locale}/rounds/${roundSlug}`} dir="auto">
              {roundTitle}
            </a>
            : {states(state)}
          </li>
        ))}
      </ul>
    </section>
  )
}
