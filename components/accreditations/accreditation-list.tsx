import { useLocale, useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import type { AccreditationRow } from '@/lib/accreditations/views'
import { organisationPath } from '@/lib/organisations/rules'
import { ChangeHistory } from './change-history'
import { RecordForm } from './record-form'

type ListProps = {
  rows: AccreditationRow[]
  round: string
  /** Auditors read and decide nothing. */
  readOnly: boolean
}

/** Organisations with what holds for each, all that was recorded, and the form that records more. */
export function AccreditationList({ rows, round, readOnly }: ListProps) {
  const t = useTranslations('accreditations')
  const states = useTranslations('enums.accreditationState')
  const organisations = useTranslations('organisations')
  const locale = useLocale()
  return (
    <DataTable
      caption={t('caption')}
      captionHidden
      columns={[
        { key: 'name', label: organisations('name'), rowHeader: true },
        { key: 'type', label: organisations('type') },
        { key: 'state', label: t('state') },
        { key: 'history', label: t('history') },
        ...(readOnly ? [] : [{ key: 'record', label: t('record') }]),
      ]}
      rows={rows.map((row) => ({
        key: row.organisationId,
        cells: {
          name: (
            <a href={`/${locale}${organisationPath(row.organisationId)}`} dir="auto">
              {row.name}
            </a>
          ),
          type: [
            organisations(`types.${row.type}`),
            row.ecosocStatus && organisations(`ecosoc.${row.ecosocStatus}`),
          ]
            .filter(Boolean)
            .join(', '),
          state: row.changes[0] ? states(row.changes[0].state) : t('none'),
          history: row.changes.length > 0 && <ChangeHistory changes={row.changes} of={row.name} />,
          record: <RecordForm row={row} round={round} />,
        },
      }))}
      empty={t('empty')}
    />
  )
}
