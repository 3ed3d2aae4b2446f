import { useLocale, useTranslations } from 'next-intl'
import { StatementText } from '@/components/inputs/statement-text'
import { ActionForm } from '@/components/ui/action-form'
import { Day } from '@/components/ui/day'
import { DefinitionList } from '@/components/ui/definition-list'
import { storeBatch } from '@/lib/inputs/on-behalf-actions'
import type { Entry } from '@/lib/inputs/on-behalf-judgement'
import { recordingPath } from '@/lib/inputs/on-behalf-paths'
import type { BatchView } from '@/lib/inputs/on-behalf-views'
import { localeNames } from '@/lib/platform/i18n'

/** Everything that was typed into the form, before it is stored. */
export function CheckOne({ batch, entry }: { batch: BatchView; entry: Entry }) {
  const t = useTranslations()
  const locale = useLocale()
  const row = (column: string, detail: React.ReactNode) => ({
    term: t(`onBehalf.columns.${column}.label`),
    detail: detail || <span className="muted">{t('inputs.check.none')}</span>,
  })
  const stream = batch.streams.find(({ id }) => id === entry.streamId)
  const topicsOf = (keys: string[]) =>
    stream?.topics
      .filter(({ key }) => keys.includes(key))
      .map(({ title }) => title)
      .join('; ')
  const free = (text: string) =>
    text && (
      <span lang={entry.language} dir="auto">
        {text}
      </span>
    )
  return (
    <>
      <DefinitionList
        items={[
          row('organisation', <bdi>{entry.organisation}</bdi>),
          ...(entry.namedType
            ? [row('organisation_type', t(`organisations.types.${entry.namedType}`))]
            : []),
          row('person', entry.person && <bdi>{entry.person}</bdi>),
          row('attribution', t(`onBehalf.attribution.${entry.attribution}`)),
          row('channel', t(`enums.channel.${entry.channel}`)),
          row('source', entry.source),
          row('source_urls', entry.sourceUrls.join(' ')),
          row('locator', entry.locator),
          row('place', entry.place),
          row('given_on', <Day at={entry.given_on} />),
          row('quality', t(`enums.quality.${entry.quality}`)),
          row('pillar', stream?.pillarTitle),
          row('language', localeNames[entry.language]),
          row('title', free(entry.title)),
        ]}
      />
      {entry.points.map((point, index) => (
        <section key={entry.rows[index]} className="stack">
          <h2>{t('onBehalf.one.point', { number: index + 1 })}</h2>
          <DefinitionList
            items={[
              row('statement', <StatementText text={point.statement} lang={entry.language} />),
              row('proposed_wording', free(point.proposedWording)),
              row('paragraph', point.paragraphReference),
              row('topics', topicsOf(point.topics)),
              row('ask', point.ask && t(`enums.pointAsk.${point.ask}`)),
              row('implementation', free(point.implementation ?? '')),
              row('linked_symbol', point.linkedSymbol && <bdi>{point.linkedSymbol}</bdi>),
            ]}
          />
        </section>
      ))}
      <p>
        <a href={`/${locale}${recordingPath(batch)}/one?batch=${batch.id}`}>
          {t('onBehalf.batch.change')}
        </a>
      </p>
      <ActionForm action={storeBatch} submit={t('onBehalf.batch.storeOne')}>
        <input type="hidden" name="batch" value={batch.id} />
        <input type="hidden" name="keep" value={entry.key} />
      </ActionForm>
    </>
  )
}
