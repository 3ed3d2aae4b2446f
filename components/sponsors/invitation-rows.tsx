import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import { invitationPath } from '@/lib/sponsors/rules'
import type { InvitationRow, JoiningRow } from '@/lib/sponsors/views'

type InvitationRowsProps = {
  invitations: InvitationRow[]
  joining: JoiningRow[]
  locale: string
}

/**
 * Invitations that wait for the member: to co-sponsor, as focal point, the most urgent first, and to speak
 * for an organisation. Each leads to where it is answered.
 */
export function InvitationRows({ invitations, joining, locale }: InvitationRowsProps) {
  const t = useTranslations('sponsors.me')
  const roles = useTranslations('organisations.role')
  return (
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
      {joining.map(({ id, organisation, role }) => (
        <li key={id}>
          <a href={`/${locale}/me/profile#invitations`} dir="auto">
            {t('join', { organisation })}
          </a>
          <p className="muted small">{roles(role)}</p>
        </li>
      ))}
    </ul>
  )
}
