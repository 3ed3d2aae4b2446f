import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { DataTable } from '@/components/ui/data-table'
import { Page } from '@/components/ui/page'
import { listOrganised } from '@/lib/inputs/on-behalf-data'
import { recordingPath } from '@/lib/inputs/on-behalf-paths'
import { getViewer } from '@/lib/platform/viewer'
import { listModeratedStreams } from '@/lib/uptake/queue-data'
import { MOST_COUNTED, type StreamWork } from '@/lib/uptake/queue-views'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('title') }
}

const columns = ['stream', 'revision', 'decided', 'agreed', 'published'] as const

/** The streams that the viewer moderates, and how far each is; the rounds in which they record as organiser. */
export default async function Moderate() {
  const viewer = await getViewer()
  if (viewer.moderates.length === 0 && viewer.organises.length === 0) notFound()
  const [locale, t, recording, format, work, organised] = await Promise.all([
    getLocale(),
    getTranslations('moderate'),
    getTranslations('onBehalf'),
    getFormatter(),
    listModeratedStreams(viewer),
    listOrganised(viewer),
  ])
  const rounds = [...new Set(work.map(({ roundSlug }) => roundSlug))]
  return (
    <Page
      title={viewer.moderates.length > 0 ? t('title') : recording('recording')}
      width="wide"
      lead={viewer.moderates.length > 0 ? t('lead') : undefined}
    >
      {rounds.map((slug) => {
        const own = work.filter(({ roundSlug }) => roundSlug === slug)
        return (
          <DataTable
            key={slug}
            caption={own[0]?.roundTitle ?? slug}
            columns={columns.map((key) => ({
              key,
              label: t(`columns.${key}`),
              rowHeader: key === 'stream',
            }))}
            rows={own.map((stream) => ({
              key: `${stream.streamId} ${stream.revision?.documentSlug}`,
              cells: cellsOf(stream, locale, t, format),
            }))}
          />
        )
      })}
      {organised.length > 0 && (
        <section className="stack">
          <h2>{recording('rounds')}</h2>
          <ul className="ruled plain-list">
            {organised.map(({ roundSlug, roundTitle, consultations }) => (
              <li key={roundSlug}>
                <a href={`/${locale}${recordingPath({ roundSlug })}`}>{roundTitle}</a>
                <p className="muted small">{consultations.join(' · ')}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

type Texts = Awaited<ReturnType<typeof getTranslations<'moderate'>>>
type Format = Awaited<ReturnType<typeof getFormatter>>

function cellsOf(
  { revision, tally, ...stream }: StreamWork,
  locale: string,
  t: Texts,
  format: Format,
) {
  const { states } = tally
  const number = (count: number) =>
    count > MOST_COUNTED ? t('moreThan', { count: MOST_COUNTED }) : format.number(count)
  const of = (done?: number) =>
    done === undefined ? '' : t('of', { done: number(done), points: number(tally.points) })
  const query = new URLSearchParams({
    stream: stream.pillarKey,
    ...(revision && { document: revision.documentSlug, revision: revision.slug }),
  })
  return {
    stream: <a href={`/${locale}/moderate/${stream.roundSlug}?${query}`}>{stream.pillarTitle}</a>,
    revision: revision ? `${revision.documentTitle}, ${revision.name}` : t('noRevision'),
    decided: of(tally.decided),
    agreed: of(states ? states.agreed + states.proposed + states.published : undefined),
    published: of(states?.published),
  }
}
