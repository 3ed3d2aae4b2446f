import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { InputRow } from '@/components/inputs/input-row'
import { RoundHead } from '@/components/rounds/round-head'
import { InputCount, SubmitLink } from '@/components/rounds/stream-section'
import { StreamTimeline } from '@/components/rounds/stream-timeline'
import { Page } from '@/components/ui/page'
import { Pager } from '@/components/ui/pager'
import { listInputs } from '@/lib/inputs/data'
import { latestOutcomes } from '@/lib/uptake/data'
import { findStream } from './find-stream'

type PillarPageProps = {
  params: Promise<{ locale: string; round: string; pillar: string }>
  searchParams: Promise<{ after?: string | string[] }>
}

export async function generateMetadata({ params }: PillarPageProps): Promise<Metadata> {
  const found = await findStream(params)
  return { title: found ? `${found.stream.pillarTitle} – ${found.round.title}` : undefined }
}

/** A pillar of a round: its calendar, its topics, and its inputs by pages of 50. */
export default async function PillarPage({ params, searchParams }: PillarPageProps) {
  const found = await findStream(params)
  if (!found) notFound()
  const { locale, viewer, round, stream } = found
  const { after } = await searchParams
  const from = typeof after === 'string' ? after : undefined
  const { items, next } = await listInputs(viewer, { streamId: stream.id, after: from })
  const outcomes = await latestOutcomes(
    viewer,
    items.map(({ id }) => id),
  )
  const t = await getTranslations('rounds.pillar')
  const uptake = await getTranslations('uptake.matrix')
  const here = `/${locale}/rounds/${round.slug}/pillars/${stream.pillarKey}`
  return (
    <Page title={stream.pillarTitle} symbol={round.symbol ?? undefined}>
      <RoundHead round={round} locale={locale} />
      {stream.question && <p dir="auto">{stream.question}</p>}
      {!from && (
        <section className="stack">
          <h2>{t('calendar')}</h2>
          <StreamTimeline round={round} stream={stream} />
          {round.announcedAt && stream.phases.length > 0 && (
            <p className="small">
              <a
                href={`/api/rounds/${round.slug}/pillars/${stream.pillarKey}/calendar?locale=${locale}`}
              >
                {t('calendarFile')}
              </a>
            </p>
          )}
          <SubmitLink round={round} stream={stream} locale={locale} />
        </section>
      )}
      {!from && stream.topics.length > 0 && (
        <details>
          <summary>
            {t('topics')} ({stream.topics.length})
          </summary>
          <ol className="plain-list">
            {stream.topics.map(({ key, title, source }) => (
              <li key={key}>
                {title} {source && <span className="small muted">{source}</span>}
              </li>
            ))}
          </ol>
        </details>
      )}
      <section id="inputs" className="stack">
        <h2>{t('inputs')}</h2>
        <p className="muted">
          <InputCount count={stream.inputCount} />
          {items.length > 0 && <>. {t('order')}</>}
        </p>
        {round.documents.some(({ revisions }) => revisions.some(({ published }) => published)) && (
          <p>
            <a href={`${here}/uptake`}>{uptake('link')}</a>
          </p>
        )}
        <ul className="ruled">
          {items.map((input) => (
            <InputRow key={input.reference} input={input} outcomes={outcomes[input.id]} />
          ))}
        </ul>
        <Pager
          nextHref={next ? `${here}?after=${encodeURIComponent(next)}#inputs` : undefined}
          firstHref={from ? here : undefined}
        />
      </section>
    </Page>
  )
}
