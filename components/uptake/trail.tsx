import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import type { TrailView } from '@/lib/uptake/trail'
import { TrailCell } from './trail-cell'
import { VerdictForms } from './verdict-form'

type TrailProps = {
  trail: TrailView
  locale: string
  roundSlug: string
  /** For moderators only: replies are told to nobody else. */
  restricted: boolean
}

/**
 * What became of each point, revision by revision, with the author's verdicts beside it, and the form
 * for them where the viewer may answer. Renders nothing where no revision is published yet.
 */
export function Trail({ trail, locale, roundSlug, restricted }: TrailProps) {
  const t = useTranslations('uptake')
  if (trail.documents.length === 0) return <p className="muted">{t('nothingPublished')}</p>
  return (
    <div className="bleed stack">
      {trail.documents.map((document) => (
        <DataTable
          key={document.slug}
          caption={document.title}
          columns={[
            { key: 'point', label: t('point'), rowHeader: true },
            ...document.revisions.map(({ id, name, symbol }) => ({
              key: id,
              label: symbol ? `${name} (${symbol})` : name,
            })),
          ]}
          rows={document.points.map((point) => ({
            key: point.id,
            cells: {
              point: t(point.replaced ? 'pointOfVersion' : 'pointNumber', {
                number: point.number,
                version: point.version,
              }),
              ...Object.fromEntries(
                point.cells.map((cell) => [
                  cell.revisionId,
                  <TrailCell
                    key={cell.revisionId}
                    cell={cell}
                    base={`/${locale}/rounds/${roundSlug}/documents/${document.slug}`}
                  />,
                ]),
              ),
            },
          }))}
        />
      ))}
      {trail.notReviewedIn.length > 0 && (
        <p className="muted">{t('notReviewedIn', { titles: trail.notReviewedIn.join('; ') })}</p>
      )}
      <VerdictForms trail={trail} restricted={restricted} />
    </div>
  )
}
