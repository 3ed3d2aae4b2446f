import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { DefinitionList } from '@/components/ui/definition-list'
import type { RoundView } from '@/lib/rounds/views'

/** Who can submit, in which zone, with what grace, and what came of it. */
export function RoundFacts({ round }: { round: RoundView }) {
  const t = useTranslations('rounds.round')
  const admission = useTranslations('enums.admission')
  const items = [
    { term: t('process'), detail: round.process },
    { term: t('admission'), detail: admission(round.admission) },
    ...(round.takesFrom === 'accredited'
      ? [{ term: t('takesFrom'), detail: t('takesFromAccredited') }]
      : []),
    { term: t('zone'), detail: <bdi>{round.timeZone}</bdi> },
    { term: t('grace'), detail: t('graceText', { minutes: round.graceMinutes }) },
    ...(round.closingNote ? [{ term: t('outcome'), detail: round.closingNote }] : []),
  ]
  return <DefinitionList items={items} />
}

type InRound = { round: RoundView; locale: string }

/** The outcome documents, each with its revisions; those not published yet are seen by staff only. */
export function RoundDocuments({ round, locale }: InRound) {
  const t = useTranslations('rounds.round')
  if (round.documents.length === 0) return <p className="muted">{t('noDocuments')}</p>
  return (
    <ul className="ruled">
      {round.documents.map((document) => {
        const href = `/${locale}/rounds/${round.slug}/documents/${document.slug}`
        return (
          <li key={document.slug}>
            <h3>
              {document.title} {document.symbol && <bdi className="muted">{document.symbol}</bdi>}
            </h3>
            <ol className="plain-list row">
              {document.revisions.map((revision) => (
                <li key={revision.slug}>
                  {revision.published ? (
                    <a href={`${href}?revision=${revision.slug}`}>{revision.name}</a>
                  ) : (
                    <>
                      {revision.name} <span className="muted">({t('notPublished')})</span>
                    </>
                  )}{' '}
                  {revision.symbol && <bdi className="small muted">{revision.symbol}</bdi>}
                </li>
              ))}
            </ol>
          </li>
        )
      })}
    </ul>
  )
}

/** Documents of the process, each with how far its symbol and date were checked. */
export function ProcessDocuments({ round }: { round: RoundView }) {
  const t = useTranslations('rounds')
  return (
    <DataTable
      caption={t('round.references')}
      columns={[
        { key: 'symbol', label: t('references.symbol'), rowHeader: true },
        { key: 'title', label: t('references.title') },
        { key: 'date', label: t('references.date') },
        { key: 'check', label: t('references.check') },
      ]}
      rows={round.references.map(({ symbol, title, date, statusOfCheck }) => ({
        key: `${symbol} ${title}`,
        cells: {
          symbol: <bdi>{symbol || t('round.noSymbol')}</bdi>,
          title,
          date,
          check: statusOfCheck,
        },
      }))}
    />
  )
}
