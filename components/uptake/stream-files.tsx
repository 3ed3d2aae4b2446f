import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import type { RoundView, StreamView } from '@/lib/rounds/views'
import { FILE_FORMATS } from '@/lib/uptake/file-schema'

type StreamFilesProps = {
  round: Pick<RoundView, 'slug' | 'documents'>
  stream: Pick<StreamView, 'pillarKey' | 'pillarTitle'>
}

/** A stream's points and decisions as files, a row a revision, the latest first. */
export function StreamFiles({ round, stream }: StreamFilesProps) {
  const t = useTranslations('files')
  const revisions = round.documents.flatMap((document) =>
    document.revisions.toReversed().map((revision) => ({ document, revision })),
  )
  const href = (document: string, revision: string, format: string) =>
    `/api/exports/rounds/${round.slug}/pillars/${stream.pillarKey}/decisions?${new URLSearchParams({ document, revision, format })}`
  return (
    <DataTable
      caption={t('outOf', { pillar: stream.pillarTitle })}
      columns={[
        { key: 'revision', label: t('revision'), rowHeader: true },
        { key: 'formats', label: t('formats') },
      ]}
      rows={revisions.map(({ document, revision }) => ({
        key: `${document.slug} ${revision.slug}`,
        cells: {
          revision: (
            <>
              <bdi>{document.title}</bdi>, <bdi>{revision.name}</bdi>
            </>
          ),
          formats: (
            <div className="row">
              {FILE_FORMATS.map((format) => (
                <a
                  key={format}
                  href={href(document.slug, revision.slug, format)}
                  aria-label={t('asOf', {
                    document: document.title,
                    revision: revision.name,
                    format: nameOf(format),
                  })}
                >
                  {nameOf(format)}
                </a>
              ))}
            </div>
          ),
        },
      }))}
    />
  )

  function nameOf(format: (typeof FILE_FORMATS)[number]): string {
    return format === 'docx' ? t('commentTable') : format.toUpperCase()
  }
}
