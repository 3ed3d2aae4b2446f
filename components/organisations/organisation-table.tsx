import { useLocale, useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { organisationPath } from '@/lib/organisations/rules'
import type { ListedOrganisation } from '@/lib/organisations/views'

/** Organisations, each with its type and electoral group. */
export function OrganisationTable({ rows }: { rows: ListedOrganisation[] }) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <DataTable
      caption={t('organisations.caption')}
      columns={[
        { key: 'name', label: t('organisations.name'), rowHeader: true },
        { key: 'type', label: t('organisations.type') },
        { key: 'group', label: t('organisations.group') },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: {
          name: (
            <>
              <a href={`/${locale}${organisationPath(row.id)}`} dir="auto">
                {row.name}
              </a>
              {row.alsoKnownAs.map((former) => (
                <span key={former} className="small muted">
                  {' '}
                  · {t('organisations.alsoKnownAs')} <bdi>{former}</bdi>
                </span>
              ))}
            </>
          ),
          type: (
            <>
              {t(`organisations.types.${row.type}`)}
              {!row.verified && <strong> · {t('organisations.unverified')}</strong>}
            </>
          ),
          group: row.electoralGroup && t(`enums.electoralGroup.${row.electoralGroup}`),
        },
      }))}
      empty={t('organisations.none')}
    />
  )
}
