import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { recordingDeskOf } from '@/app/[locale]/moderate/desk'
import { BatchFindings } from '@/components/recording/batch-findings'
import { MapTableForm } from '@/components/recording/map-table-form'
import { TableBeginning } from '@/components/recording/table-beginning'
import { Desk } from '@/components/uptake/desk'
import { getTable } from '@/lib/inputs/foreign-data'
import { columnsFor } from '@/lib/inputs/foreign-remembered'

type Props = { params: Promise<{ round: string; table: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('foreign.map'))('title') }
}

/** What was read from a table of another system, and what its columns may be. */
export default async function ForeignTable({ params }: Props) {
  const { round: slug, table: id } = await params
  const { viewer, round, recordsOnly } = await recordingDeskOf(slug)
  const table = await getTable(viewer, id)
  if (!table || table.roundSlug !== slug) notFound()
  const t = await getTranslations('foreign')
  const columns = columnsFor(table.format, table.head, table.remembered)
  return (
    <Desk round={round} title={t('map.title')} recordsOnly={recordsOnly}>
      <p>
        <bdi>{table.fileName}</bdi>: {t(`upload.formats.${table.format}`)}
      </p>
      <p>{t('map.lead')}</p>
      <BatchFindings notes={table.notes} problems={[]} />
      <TableBeginning head={table.head} rows={table.rows} />
      <MapTableForm table={table} columns={columns} />
    </Desk>
  )
}
