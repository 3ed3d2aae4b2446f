import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Hits } from '@/components/search/hits'
import { NoHits } from '@/components/search/no-hits'
import { SearchForm } from '@/components/search/search-form'
import { Page } from '@/components/ui/page'
import { Pager } from '@/components/ui/pager'
import { Tabs } from '@/components/ui/tabs'
import { getViewer } from '@/lib/platform/viewer'
import { PAGE, search } from '@/lib/search/data'
import { COUNT_CAP, LONGEST_QUERY } from '@/lib/search/rules'
import { SEARCH_TYPES, type SearchWish, searchSchema } from '@/lib/search/schema'
import type { SearchView } from '@/lib/search/views'

type SearchPageProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('search'))('title'), robots: { index: false } }
}

/** The same search with something of it changed, as an address. */
const address = (locale: string, wish: Partial<SearchWish>): string => {
  const given = Object.entries(wish).filter(([, value]) => value)
  return `/${locale}/search?${new URLSearchParams(Object.fromEntries(given))}`
}

/** Search over the points of inputs and the paragraphs of outcome documents that the reader may read. */
export default async function SearchPage({ params, searchParams }: SearchPageProps) {
  const { locale } = await params
  const asked = searchSchema.parse(await searchParams)
  const t = await getTranslations('search')
  const view = await search(await getViewer(), asked, locale)
  const wish = { ...asked, q: view.text }
  return (
    <Page title={t('title')} lead={<p>{t('lead')}</p>}>
      <SearchForm wish={wish} rounds={view.rounds} />
      {view.cut && <p>{t('cut', { limit: LONGEST_QUERY })}</p>}
      {view.exact && (
        <p>
          {t('exact')}:{' '}
          <a href={`/${locale}/rounds/${view.exact.roundSlug}/inputs/${view.exact.reference}`}>
            {view.exact.reference}
          </a>
        </p>
      )}
      {view.text !== '' && <Results locale={locale} wish={wish} view={view} />}
    </Page>
  )
}

type ResultsProps = { locale: string; wish: SearchWish; view: SearchView }

async function Results({ locale, wish, view }: ResultsProps) {
  const t = await getTranslations('search')
  const { q, type, round } = wish
  const tabs = SEARCH_TYPES.map((one) => {
    const many = view.counts[one] > COUNT_CAP
    return {
      href: address(locale, { q, round, type: one }),
      label: many ? t(`${one}Many`, { cap: COUNT_CAP }) : t(one),
      count: many ? undefined : view.counts[one],
      current: one === type,
    }
  })
  return (
    <section>
      <Tabs label={t('types')} items={tabs} />
      {view.hits.length === 0 ? (
        !view.exact && <NoHits view={view} elsewhere={round && address(locale, { q, type })} />
      ) : (
        <Hits hits={view.hits} />
      )}
      <Pager
        count={PAGE}
        nextHref={view.next ? address(locale, { ...wish, after: view.next }) : undefined}
        firstHref={wish.after ? address(locale, { q, round, type }) : undefined}
      />
    </section>
  )
}
