import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { queuePlace } from '@/app/[locale]/moderate/queue-place'
import { ChosenForm } from '@/components/uptake/chosen-form'
import { Desk } from '@/components/uptake/desk'
import { LeftOut } from '@/components/uptake/left-out'
import { PointLine } from '@/components/uptake/point-line'
import { queueHref, queueQuery } from '@/components/uptake/queue-address'
import { AssignChosen } from '@/components/workbench/assign-chosen'
import { endsIn } from '@/lib/uptake/chosen-address'
import { getChosen } from '@/lib/uptake/chosen-data'
import type { ChosenPoint } from '@/lib/uptake/chosen-views'
import { MOST_CHOSEN } from '@/lib/uptake/queue-views'
import { getDesk } from '@/lib/workbench/data'

type ChosenPageProps = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('chosen.title') }
}

/** Points chosen in a queue, to be decided or given to somebody together. */
export default async function ChosenPage({ params, searchParams }: ChosenPageProps) {
  const [{ locale, round: slug }, query] = await Promise.all([params, searchParams])
  const { viewer, round, streams } = await deskOf(slug)
  const place = queuePlace(query, round, streams)
  if (!place) notFound()
  const { stream, at } = place
  const points = z
    .array(z.uuid())
    .catch([])
    .parse([query.point ?? []].flat())
  const ends = endsIn(one(query.points) ?? '')
  const [t, chosen, { moderators, templates }] = await Promise.all([
    getTranslations('moderate.chosen'),
    getChosen(viewer, {
      ...at,
      streamId: stream.id,
      ...(one(query.all) === 'yes'
        ? { filter: at.filter }
        : { points, ends, order: at.filter.order }),
    }),
    getDesk(viewer, stream.id),
  ])
  if (!chosen) notFound()
  const base = `/${locale}/moderate/${slug}`
  const free = chosen.points.filter(({ interested }) => !interested)
  const show = (point: ChosenPoint) => ({ text: <PointLine point={point} /> })
  return (
    <Desk round={round} title={t('title')}>
      <p>
        <a href={queueHref(base, at)}>{t('back')}</a> · {stream.pillarTitle} ·{' '}
        <bdi>{chosen.documentTitle}</bdi>, <bdi>{chosen.revisionName}</bdi>
      </p>
      {chosen.more && <p>{t('more', { most: MOST_CHOSEN })}</p>}
      {chosen.points.length === 0 && <p>{t('none')}</p>}
      <ChosenForm
        points={chosen.points}
        show={show}
        revision={{
          id: chosen.revisionId,
          language: chosen.language,
          name: chosen.revisionName,
        }}
        paragraphs={chosen.paragraphs}
        templates={templates}
        queue={queueQuery(at)}
      />
      <LeftOut points={chosen.points} show={show} />
      {free.length > 0 && (
        <AssignChosen
          points={free.map(({ pointId }) => pointId)}
          moderators={moderators}
          queue={queueQuery(at)}
        />
      )}
    </Desk>
  )
}
