import { useLocale, useTranslations } from 'next-intl'
import { delegatesPath, organisationPath } from '@/lib/organisations/rules'
import type { MyOrganisation } from '@/lib/organisations/views'

/** A member's organisations with their role, and requests that wait for them or for others. */
export function MyOrganisations({ organisations }: { organisations: MyOrganisation[] }) {
  const t = useTranslations('organisations')
  const locale = useLocale()
  return (
    <section id="organisations">
      <h2>{t('mine.title')}</h2>
      {organisations.length === 0 && (
        <p>
          {t('mine.none')} <a href={`/${locale}/organisations`}>{t('mine.findOne')}</a>
        </p>
      )}
      <ul className="ruled plain-list">
        {organisations.map(({ id, name, role, asked, verified, waiting }) => (
          <li key={`${id}${asked}`}>
            <a href={`/${locale}${organisationPath(id)}`} dir="auto">
              {name}
            </a>
            <p className="muted small">
              {asked ? t('mine.asked', { role: t(`role.${role}`) }) : t(`role.${role}`)}
              {!verified && <> · {t('unverified')}</>}
            </p>
            {waiting > 0 && (
              <p>
                <a href={`/${locale}${delegatesPath(id)}`}>
                  {t('mine.waiting', { count: waiting })}
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
