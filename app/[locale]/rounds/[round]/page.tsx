import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ProcessDocuments, RoundDocuments, RoundFacts } from '@/components/rounds/round-facts'
import { RoundNotices } from '@/components/rounds/round-head'
import { StreamSection } from '@/components/rounds/stream-section'
import { Page } from '@/components/ui/page'
import { getViewer } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'

type RoundPageProps = { params: Promise<{ locale: string; round: string }> }

export async function generateMetadata({ params }: RoundPageProps): Promise<Metadata> {
  const round = await getRound(await getViewer(), (await params).round)
  return { title: round?.title }
}

/** A round: its purpose, its pillars with their calendars, its documents. */
export default async function RoundPage({ params }: RoundPageProps) {
  const { locale, round: slug } = await params
  const round = await getRound(await getViewer(), slug)
  if (!round) notFound()
  const t = await getTranslations('rounds.round')
  return (
    <Page
      title={round.title}
      symbol={round.symbol ?? undefined}
      dir="auto"
      breadcrumb={[{ href: `/${locale}`, label: (await getTranslations('layout'))('rounds') }]}
    >
      <RoundNotices round={round} />
      <section className="stack">
        <h2>{t('purpose')}</h2>
        {round.purpose.split('\n').map((paragraph) => (
          <p key={paragraph} dir="auto">
            {paragraph}
          </p>
        ))}
        {round.pollCount > 0 && (
          <p>
            <a href={`/${locale}/rounds/${slug}/polls`}>{t('polls', { count: round.pollCount })}</a>
          </p>
        )}
        {round.summaryNumber && (
          <p>
            <a href={`/${locale}/rounds/${slug}/summary`}>{t('summary')}</a>
          </p>
        )}
      </section>
      <section className="stack">
        <h2>{t('streams')}</h2>
        <p className="muted">{t('streamsNote')}</p>
        <ul className="ruled">
          {round.streams.map((stream) => (
            <StreamSection key={stream.id} round={round} stream={stream} locale={locale} />
          ))}
        </ul>
        {round.announcedAt && round.streams.some(({ phases }) => phases.length > 0) && (
          <p className="small">
            <a href={`/api/rounds/${slug}/calendar?locale=${locale}`}>{t('calendar')}</a>
          </p>
        )}
      </section>
      <section className="stack">
        <h2>{t('documents')}</h2>
        <RoundDocuments round={round} locale={locale} />
        {round.documents.some(({ revisions }) => revisions.some(({ published }) => published)) && (
          <p>
            <a href={`/${locale}/rounds/${slug}/publications`}>{t('publications')}</a>
          </p>
        )}
      </section>
      <section className="stack">
        <h2>{t('facts')}</h2>
        <RoundFacts round={round} />
      </section>
      {round.references.length > 0 && <ProcessDocuments round={round} />}
    </Page>
  )
}
