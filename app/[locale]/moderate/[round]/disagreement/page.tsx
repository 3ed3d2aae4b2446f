import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { GapTables } from '@/components/summaries/gap-tables'
import { Pager } from '@/components/ui/pager'
import { Desk } from '@/components/uptake/desk'
import { DisagreementFilters } from '@/components/uptake/disagreement-filters'
import { DisagreementRows } from '@/components/uptake/disagreement-rows'
import { OrganisationType } from '@/lib/generated/prisma/enums'
import { gapsOf } from '@/lib/summaries/compose'
import { outcomeFigures } from '@/lib/uptake/data'
import { DISPUTES } from '@/lib/uptake/gap-rules'
import { listDisagreements } from '@/lib/uptake/reconsideration-data'

type DisagreementPageProps = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('disagreement.title') }
}

/** Where authors' answers differ from what was recorded, or ask for another look; and how often they do. */
export default async function DisagreementPage({ params, searchParams }: DisagreementPageProps) {
  const [{ locale, round: slug }, query] = await Promise.all([params, searchParams])
  const { viewer, round, streams } = await deskOf(slug)
  const t = await getTranslations('moderate.disagreement')
  const gaps = await getTranslations('summaries.gaps')
  const stream = streams.find(({ pillarKey }) => pillarKey === one(query.stream))
  const type = Object.values(OrganisationType).find((known) => known === one(query.type))
  const gap = DISPUTES.find((known) => known === one(query.gap))
  const after = one(query.after)
  const [{ open, records, next }, figures] = await Promise.all([
    listDisagreements(viewer, round.id, {
      ...(stream && { streamId: stream.id }),
      ...(type && { type }),
      ...(gap && { gap }),
      after,
    }),
    after ? null : outcomeFigures(viewer, round.id),
  ])
  const counted = (stream ? [stream] : streams).map((one) => ({
    key: one.pillarKey,
    title: one.pillarTitle,
  }))
  const base = `/${locale}/moderate/${slug}`
  const at = new URLSearchParams({
    ...(stream && { stream: stream.pillarKey }),
    ...(type && { type }),
    ...(gap && { gap }),
  })
  return (
    <Desk round={round} place="disagreement" title={t('title')} done={one(query.done)}>
      <p>{t('lead')}</p>
      <DisagreementFilters
        base={`${base}/disagreement`}
        streams={streams}
        stream={stream?.pillarKey}
        type={type}
        gap={gap}
      />
      <p>
        <strong>{t('openCount', { count: open })}</strong>
      </p>
      <DisagreementRows records={records} base={base} />
      <Pager
        nextHref={
          next ? `${base}/disagreement?${new URLSearchParams([...at, ['after', next]])}` : undefined
        }
        firstHref={after ? `${base}/disagreement?${at}` : undefined}
      />
      {figures && (
        <>
          <h2>{t('count')}</h2>
          <p>{gaps('today')}</p>
          <GapTables gaps={gapsOf(figures, counted)} pillars={counted} />
        </>
      )}
    </Desk>
  )
}
