import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { CarryList } from '@/components/uptake/carry-list'
import { CarryWorkTable } from '@/components/uptake/carry-work'
import { Desk } from '@/components/uptake/desk'
import { UndoLine } from '@/components/uptake/undo-line'
import { getCarryList, getCarryTarget, listCarryWork } from '@/lib/uptake/carry-data'
import { CARRY_STATES } from '@/lib/uptake/carry-views'

type CarryPageProps = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('carry.title') }
}

/** What the records of earlier revisions propose for a later one. */
export default async function CarryPage({ params, searchParams }: CarryPageProps) {
  const [{ locale, round: slug }, query] = await Promise.all([params, searchParams])
  const { viewer, round, streams } = await deskOf(slug)
  const t = await getTranslations('moderate.carry')
  const stream = streams.find(({ pillarKey }) => pillarKey === one(query.stream))
  const document = round.documents.find(({ slug: name }) => name === one(query.document))
  const revision = document?.revisions.find(({ slug: name }) => name === one(query.revision))
  const state = CARRY_STATES.find((candidate) => candidate === one(query.state)) ?? 'unchanged'
  const base = `/${locale}/moderate/${slug}`
  const frame = { round, place: 'carry', title: t('title'), done: one(query.done) } as const
  if (!stream || !document || !revision) {
    const work = await listCarryWork(viewer, round.id)
    return (
      <Desk {...frame}>
        <p>{t('lead.all')}</p>
        {work.length > 0 ? <CarryWorkTable work={work} base={base} /> : <p>{t('noEarlier')}</p>}
      </Desk>
    )
  }
  const of = { stream: stream.id, document: document.slug, slug: revision.slug }
  const target = await getCarryTarget(viewer, of)
  const list = target && (await getCarryList(viewer, target, { state, after: one(query.after) }))
  return (
    <Desk {...frame}>
      <p>
        <a href={`${base}/carry`}>{t('overview')}</a> · {stream.pillarTitle} · {document.title},{' '}
        {revision.name}
      </p>
      <UndoLine
        act={one(query.act)}
        decided={one(query.decided)}
        stream={stream.pillarKey}
        base={base}
      />
      {list && (
        <CarryList
          list={list}
          target={target}
          base={base}
          at={{ stream: stream.pillarKey, document: document.slug, revision: revision.slug, state }}
          revision={revision.name}
          isLater={query.after !== undefined}
        />
      )}
    </Desk>
  )
}
