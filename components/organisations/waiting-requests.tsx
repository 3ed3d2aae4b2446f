import { useLocale, useTranslations } from 'next-intl'
import { delegatesPath } from '@/lib/organisations/rules'

type WaitingRequestsProps = { organisations: { id: string; name: string; waiting: number }[] }

/** For focal points: which of their organisations somebody asks to join. */
export function WaitingRequests({ organisations }: WaitingRequestsProps) {
  const t = useTranslations('organisations.mine')
  const locale = useLocale()
  const asked = organisations.filter(({ waiting }) => waiting > 0)
  if (asked.length === 0) return null
  return (
    <ul className="ruled plain-list">
      {asked.map(({ id, name, waiting }) => (
        <li key={id}>
          <bdi>{name}</bdi>:{' '}
          <a href={`/${locale}${delegatesPath(id)}`}>{t('waiting', { count: waiting })}</a>
        </li>
      ))}
    </ul>
  )
}
