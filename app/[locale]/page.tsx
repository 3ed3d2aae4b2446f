import { getTranslations } from 'next-intl/server'
import { RoundList } from '@/components/rounds/round-list'
import { Page } from '@/components/ui/page'
import { getViewer } from '@/lib/platform/viewer'
import { listRounds } from '@/lib/rounds/data'
import { roundState } from '@/lib/rounds/rules'

/** What is open, what is to come, and what came of what is closed. */
export default async function Home({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  const t = await getTranslations('rounds.home')
  const rounds = await listRounds(await getViewer())
  const inState = (state: ReturnType<typeof roundState>) =>
    rounds.filter(
      ({ streams, graceMinutes, now }) =>
        roundState(
          streams.flatMap(({ phases }) => phases),
          graceMinutes,
          now,
        ) === state,
    )
  const forthcoming = inState('forthcoming')
  const closed = inState('closed')
  return (
    <Page title={t('title')} lead={<p>{t('lead')}</p>}>
      <RoundList title={t('open')} rounds={inState('open')} locale={locale} empty={t('noneOpen')} />
      {forthcoming.length > 0 && (
        <RoundList title={t('forthcoming')} rounds={forthcoming} locale={locale} />
      )}
      {closed.length > 0 && (
        <RoundList title={t('closed')} rounds={closed} locale={locale} closed />
      )}
      <p className="small">
        <a href={`/api/feed?locale=${locale}`}>{t('feed')}</a>
      </p>
    </Page>
  )
}
