import { useLocale, useTranslations } from 'next-intl'
import type { OwnAccreditation } from '@/lib/accreditations/views'
import { ChangeHistory } from './change-history'

/** The rounds that an organisation applied to, with what holds and what came before. */
export function OwnAccreditations({ rounds }: { rounds: OwnAccreditation[] }) {
  const t = useTranslations('accreditations.own')
  const states = useTranslations('enums.accreditationState')
  const locale = useLocale()
  if (rounds.length === 0) return <p className="muted">{t('nothing')}</p>
  return (
    <ul className="ruled plain-list">
      {rounds.map(({ roundSlug, roundTitle, changes }) => (
        <li key={roundSlug}>
          <a href={`/${locale}/rounds/${roundSlug}`} dir="auto">
            {roundTitle}
          </a>
          {changes[0] && <p>{states(changes[0].state)}</p>}
          <ChangeHistory changes={changes} of={roundTitle} />
        </li>
      ))}
    </ul>
  )
}
