import { getLocale, getTranslations } from 'next-intl/server'
import { DoneLine } from '@/components/inputs/done-line'
import { RoundHead } from '@/components/rounds/round-head'
import { Page } from '@/components/ui/page'
import { Tabs } from '@/components/ui/tabs'
import type { RoundView } from '@/lib/rounds/views'

/** What is decided, in the order in which it is. */
const deciding = ['queue', 'clusters', 'carry', 'review', 'disagreement', 'publications'] as const
/** What it is decided by, and where it comes from. */
const material = ['documents', 'files', 'held', 'onBehalf'] as const
type Place = (typeof deciding | typeof material)[number]

type DeskProps = {
  round: RoundView
  /** None of the desk's own places for a page below one of them. */
  place?: Place
  title: string
  done?: string
  /** For an organiser, who has none of the desk's places but this one. */
  recordsOnly?: boolean
  children: React.ReactNode
}

/** The frame of a round's moderation: its places as two rows of tabs. */
export async function Desk({ round, place, title, done, recordsOnly, children }: DeskProps) {
  const [locale, t, recording] = await Promise.all([
    getLocale(),
    getTranslations('moderate'),
    getTranslations('onBehalf'),
  ])
  const base = `/${locale}/moderate/${round.slug}`
  const tab = (one: Place) => ({
    href: one === 'queue' ? base : `${base}/${one === 'onBehalf' ? 'on-behalf' : one}`,
    label: t(`${one}.title`),
    current: one === place,
  })
  return (
    <Page
      title={title}
      width="wide"
      breadcrumb={[
        { href: `/${locale}/moderate`, label: recordsOnly ? recording('recording') : t('title') },
        ...(recordsOnly && !place
          ? [{ href: `${base}/on-behalf`, label: t('onBehalf.title') }]
          : []),
      ]}
    >
      <RoundHead round={round} locale={locale} />
      {!recordsOnly && (
        <>
          <Tabs label={t('places')} items={deciding.map(tab)} />
          <Tabs
            label={t('material')}
            items={[
              ...material.map(tab),
              { href: `/${locale}/rounds/${round.slug}/polls`, label: t('polls') },
            ]}
          />
        </>
      )}
      <DoneLine done={done} />
      {children}
    </Page>
  )
}
