import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import { invitationPath } from '@/lib/sponsors/rules'
import type { InvitationRow } from '@/lib/sponsors/views'

/** Invitations to co-sponsor that wait for the focal point, the most urgent first. */
export function InvitationRows({
  invitations,
  locale,
}: {
  invitations: InvitationRow[]
  locale: string
}) {
  const t = useTranslations('sponsors.me')
  return (
    <>
      <h2>{t('title')}</h2>
      <ul className="ruled plain-list">
        {invitations.map(({ id, organisation, title, roundTitle, closesAt, again }) => (
          <li key={id}>
            <a href={`/${locale}${invitationPath(id)}`} dir="auto">
              {t(again ? 'again' : 'new', { organisation, title: title || t('untitled') })}
            </a>
            <p className="muted small">
              {roundTitle}
              {closesAt && (
                <>
                  {' · '}
                  {t('until')} <Day at={closesAt} time />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
