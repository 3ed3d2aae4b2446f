import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import type { Sponsor } from '@/lib/sponsors/views'

type SponsorTableProps = { caption: string; empty: string; sponsors: Sponsor[]; version: number }

/** Co-sponsors by name, each with the day it joined and the version it confirmed. */
export function SponsorTable({ caption, empty, sponsors, version }: SponsorTableProps) {
  const t = useTranslations('sponsors.section')
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'organisation', label: t('organisation'), rowHeader: true },
        { key: 'joined', label: t('joined') },
        { key: 'version', label: t('version') },
      ]}
      rows={sponsors.map((sponsor) => ({
        key: `${sponsor.organisation} ${sponsor.joinedOn}`,
        cells: {
          organisation: <bdi>{sponsor.organisation}</bdi>,
          joined: <Day at={sponsor.joinedOn} />,
          version: t((sponsor.version ?? 1) < version ? 'earlier' : 'versionNumber', {
            version: sponsor.version ?? 1,
          }),
        },
      }))}
      empty={empty}
    />
  )
}
