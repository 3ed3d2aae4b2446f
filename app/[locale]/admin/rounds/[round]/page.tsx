import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminPage } from '@/components/admin/admin-page'
import { ChangeStreams } from '@/components/admin/change-streams'
import { BeforeAnnouncing, ClosingNote, ExtendPhase } from '@/components/admin/round-forms'
import { StreamFigures } from '@/components/admin/stream-figures'
import { KeptTranslations } from '@/components/documents/kept-translations'
import { RoundNotices } from '@/components/rounds/round-head'
import { StreamTimeline } from '@/components/rounds/stream-timeline'
import { accreditationsPath } from '@/lib/accreditations/rules'
import { listTranslations } from '@/lib/documents/translation-data'
import { getViewer } from '@/lib/platform/viewer'
import { getRound, listStreamFigures } from '@/lib/rounds/data'

type AdminRoundProps = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export async function generateMetadata({ params }: AdminRoundProps): Promise<Metadata> {
  const viewer = await getViewer()
  const round = viewer.admin || viewer.auditor ? await getRound(viewer, (await params).round) : null
  return { title: round?.title }
}

/** Running a round: announcing it, its texts, its calendars, how many inputs it has. */
export default async function AdminRound({ params, searchParams }: AdminRoundProps) {
  const { locale, round: slug } = await params
  const viewer = await getViewer()
  if (!viewer.admin && !viewer.auditor) notFound()
  const round = await getRound(viewer, slug)
  if (!round) notFound()
  const [figures, translations, t, documents] = await Promise.all([
    listStreamFigures(viewer, round.id),
    listTranslations(viewer, round.id),
    getTranslations('admin.round'),
    getTranslations('moderate.documents'),
  ])
  return (
    <AdminPage
      title={round.title}
      current="rounds"
      done={(await searchParams).done}
      lead={
        <ul className="plain-list row">
          <li>
            <a href={`/${locale}/rounds/${slug}`}>{t('public')}</a>
          </li>
          <li>
            <a href={`/${locale}${accreditationsPath(slug)}`}>{t('accreditations')}</a>
          </li>
          {viewer.admin && (
            <>
              <li>
                <a href={`/${locale}/admin/rounds/${slug}/summary`}>{t('summary')}</a>
              </li>
              <li>
                <a href={`/${locale}/rounds/${slug}/polls`}>{t('polls')}</a>
              </li>
            </>
          )}
        </ul>
      }
    >
      <RoundNotices round={round} />
      {viewer.admin && !round.announcedAt && <BeforeAnnouncing round={round} />}
      <StreamFigures round={round} figures={figures} />
      {round.streams.map((stream) => (
        <section key={stream.id}>
          <h2>{stream.pillarTitle}</h2>
          <StreamTimeline round={round} stream={stream} />
        </section>
      ))}
      {translations.length > 0 && (
        <section>
          <h2>{documents('translationsTitle')}</h2>
          <KeptTranslations round={slug} translations={translations} />
        </section>
      )}
      {viewer.admin && !round.announcedAt && <ChangeStreams round={round} />}
      {viewer.admin &&
        round.announcedAt &&
        round.streams.some(({ phases }) => phases.length > 0) && <ExtendPhase round={round} />}
      {viewer.admin && round.announcedAt && <ClosingNote round={round} />}
    </AdminPage>
  )
}
