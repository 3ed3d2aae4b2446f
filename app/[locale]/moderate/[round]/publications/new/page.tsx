import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { Desk } from '@/components/uptake/desk'
import { ProposeForm } from '@/components/uptake/propose-form'
import { listPublishable, listReady } from '@/lib/uptake/publication-data'
import { proposalAddress } from '@/lib/uptake/schema'

type Props = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const PAGE = 200

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('publications.newTitle') }
}

/** What would be put before the admins of one revision, to look through before it is. */
export default async function NewPublicationPage({ params, searchParams }: Props) {
  const [{ round: slug }, query] = await Promise.all([params, searchParams])
  const { viewer, round } = await deskOf(slug)
  const asked = proposalAddress.safeParse(query)
  if (!asked.success) notFound()
  const { document, revision: wanted, after, without } = asked.data
  const [t, [revision]] = await Promise.all([
    getTranslations('moderate.publications'),
    listPublishable(viewer, { round: slug, document, revision: wanted }),
  ])
  if (!revision) notFound()
  const until = asked.data.until ?? new Date(revision.now).toISOString()
  const records = await listReady(viewer, { revision: revision.id, until }, after)
  const page = records.slice(0, PAGE)
  const of = { document: revision.documentTitle, revision: revision.name }
  return (
    <Desk round={round} title={t('newTitle')} done={one(query.done)}>
      <h2>{t('newOf', of)}</h2>
      {records.length === 0 && !after ? (
        <p>{t('nothing')}</p>
      ) : (
        <>
          <p>{t('newLead', { count: revision.ready })}</p>
          <ProposeForm
            {...{ revision, until, without }}
            records={page}
            isLater={after !== undefined}
            last={records.length > PAGE ? page.at(-1)?.id : undefined}
          />
        </>
      )}
    </Desk>
  )
}
