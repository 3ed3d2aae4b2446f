import { useLocale, useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { uploadPath } from '@/lib/uptake/upload-paths'
import type { UploadRow } from '@/lib/uptake/upload-views'

/** Files that the viewer had read, while they are kept. */
export function UploadList({ uploads, roundSlug }: { uploads: UploadRow[]; roundSlug: string }) {
  const t = useTranslations('files.in')
  const locale = useLocale()
  return (
    <DataTable
      caption={t('uploads')}
      captionHidden
      columns={[
        { key: 'file', label: t('file'), rowHeader: true },
        { key: 'revision', label: t('revision') },
        { key: 'rows', label: t('rows'), align: 'end' },
        { key: 'state', label: t('state') },
      ]}
      rows={uploads.map(({ id, fileName, documentTitle, revisionName, rows, applied, undone }) => ({
        key: id,
        cells: {
          file: (
            <a href={`/${locale}${uploadPath({ roundSlug, id })}`}>
              <bdi>{fileName}</bdi>
            </a>
          ),
          revision: (
            <>
              <bdi>{documentTitle}</bdi>, <bdi>{revisionName}</bdi>
            </>
          ),
          rows,
          state: t(undone ? 'undone' : applied ? 'applied' : 'waiting'),
        },
      }))}
      empty={t('noUploads')}
    />
  )
}
