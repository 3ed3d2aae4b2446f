import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { one, recordingDeskOf } from '@/app/[locale]/moderate/desk'
import { ChoosePillar } from '@/components/recording/choose-pillar'
import { RecordOneForm } from '@/components/recording/record-one-form'
import { Desk } from '@/components/uptake/desk'
import { getBatch, getRecording } from '@/lib/inputs/on-behalf-data'
import { formOf, pointsOf } from '@/lib/inputs/on-behalf-form'
import type { RecordingView } from '@/lib/inputs/on-behalf-views'
import { symbolsOf } from '@/lib/inputs/point-tags'

type Props = {
  params: Promise<{ round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('onBehalf.one'))('title') }
}

/**
 * The form for one input that was given elsewhere, after the choice of its pillar where there are several.
 * With `batch` it starts from what was typed before, with room for as many `points` as are asked for.
 */
export default async function RecordOne({ params, searchParams }: Props) {
  const [{ round: slug }, query] = await Promise.all([params, searchParams])
  const { viewer, round, recordsOnly } = await recordingDeskOf(slug)
  const t = await getTranslations('onBehalf.one')
  const asked = one(query.batch)
  const found = asked ? await getBatch(viewer, asked) : null
  const again = found && !found.storedAt && !found.fileName && found.roundSlug === slug && found
  const recording = again || (await getRecording(viewer, slug))
  if (!recording) notFound()
  const { streams, limits } = recording
  const lines = again ? again.lines : []
  const pillar = one(query.pillar) ?? (one(query.choose) ? undefined : lines[0]?.cells.pillar)
  const stream = streams.length === 1 ? streams[0] : streams.find((of) => of.pillarKey === pillar)
  const held = pointsOf(lines)
  const points = Math.max(held, Math.min(Number(one(query.points)) || 1, limits.mostPoints))
  return (
    <Desk round={round} title={t('title')} recordsOnly={recordsOnly}>
      <p>{t('lead')}</p>
      {stream ? (
        <RecordOneForm
          {...{ recording, stream, points }}
          others={streams.length > 1}
          symbols={symbolsOf(round)}
          batch={again ? again.id : undefined}
          values={again ? formOf(lines) : startOf(stream)}
        />
      ) : (
        <ChoosePillar streams={streams} batch={again ? again.id : undefined} points={points} />
      )}
    </Desk>
  )
}

/** An organiser's form knows their consultation. */
function startOf({ organised }: RecordingView['streams'][number]) {
  const [only, another] = organised
  if (!only || another) return undefined
  return { channel: only.channel, source: only.consultation, place: only.place ?? '' }
}
