import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { DoneLine } from '@/components/inputs/done-line'
import { RoundHead } from '@/components/rounds/round-head'
import { Page } from '@/components/ui/page'
import { Tabs } from '@/components/ui/tabs'
import { getViewer, type Viewer } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'
import type { RoundView, StreamView } from '@/lib/rounds/views'

const places = ['queue', 'review', 'publications', 'documents', 'held'] as const
type Place = (typeof places)[number]

type DeskProps = {
  round: RoundView
  /** None of the desk's own places for a page below one of them. */
  place?: Place
  title: string
  done?: string
  children: React.ReactNode
}

/** The frame of a round's moderation: its places as tabs. */
export async function Desk({ round, place, title, done, children }: DeskProps) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('moderate')])
  const base = `/${locale}/moderate/${round.slug}`
  return (
    <Page
      title={title}
      width="wide"
      breadcrumb={[{ href: `/${locale}/moderate`, label: t('title') }]}
    >
      <RoundHead round={round} locale={locale} />
      <Tabs
        label={t('places')}
        items={places.map((one) => ({
          href: one === 'queue' ? base : `${base}/${one}`,
          label: t(`${one}.title`),
          current: one === place,
        }))}
      />
      <DoneLine done={done} />
      {children}
    </Page>
  )
}

/** The round with the streams that the viewer moderates in it; not found for whoever moderates none. */
export async function deskOf(
  slug: string,
): Promise<{ viewer: Viewer; round: RoundView; streams: StreamView[] }> {
  const viewer = await getViewer()
  const round = viewer.moderates.length > 0 ? await getRound(viewer, slug) : null
  const streams = round?.streams.filter(({ id }) => viewer.moderates.includes(id)) ?? []
  if (!round || streams.length === 0) notFound()
  return { viewer, round, streams }
}

export const one = (value?: string | string[]): string | undefined =>
  typeof value === 'string' ? value : undefined
