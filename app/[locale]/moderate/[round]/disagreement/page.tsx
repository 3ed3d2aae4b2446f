import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { Pager } from '@/components/ui/pager'
import { Desk } from '@/components/uptake/desk'
import { DisagreementFilters } from '@/components/uptake/disagreement-filters'
import { DisagreementRows } from '@/components/uptake/disagreement-rows'
import { OrganisationType } from '@/lib/generated/prisma/enums'
import { listDisagreements } from '@/lib/uptake/reconsideration-data'

type DisagreementPageProps = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('disagreement.title') }
}

/** Where authors see less of their point in the text than was recorded, or ask for another look. */
export default async function DisagreementPage({ params, searchParams }: DisagreementPageProps) {
  const [{ locale, round: slug }, query] = await Promise.all([params, searchParams])
  const { viewer, round, streams } = await deskOf(slug)
  const t = await getTranslations('moderate.disagreement')
  const stream = streams.find(({ pillarKey }) => pillarKey === one(query.stream))
  const type = Object.values(OrganisationType).find((known) => known === one(query.type))
  const { open, records, next } = await listDisagreements(viewer, round.id, {
    ...(stream && { streamId: stream.id }),
    ...(type && { type }),
    after: one(query.after),
  })
  const base = `/${locale}/moderate/${slug}`
  const at = new URLSearchParams({
    ...(stream && { stream: stream.pillarKey }),
    ...(type && { type }),
  })
  return (
    <Desk round={round} place="disagreement" title={t('title')} done={one(query.done)}>
      <p>{t('lead')}</p>
      <DisagreementFilters
        base={`${base}/disagreement`}
        streams={streams}
        stream={stream?.pillarKey}
        type={type}
      />
      <p>
        <strong>{t('openCount', { count: open })}</strong>
      </p>
      <DisagreementRows records={records} base={base} />
      <Pager
        nextHref={
          next ? `${base}/disagreement?${new URLSearchParams([...at, ['after', next]])}` : undefined
        }
        firstHref={query.after ? `${base}/disagreement?${at}` : undefined}
      />
    </Desk>
  )
}
