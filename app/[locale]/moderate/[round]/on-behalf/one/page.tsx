import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { one, recordingDeskOf } from '@/app/[locale]/moderate/desk'
import { RecordOneForm } from '@/components/recording/record-one-form'
import { Desk } from '@/components/uptake/desk'
import { getBatch } from '@/lib/inputs/on-behalf-data'
import { FORM_POINTS, formOf } from '@/lib/inputs/on-behalf-form'

type Props = {
  params: Promise<{ round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('onBehalf.one'))('title') }
}

/** The form for one input that was given elsewhere; with `batch` it starts from what was typed before. */
export default async function RecordOne({ params, searchParams }: Props) {
  const [{ round: slug }, query] = await Promise.all([params, searchParams])
  const { viewer, round, streams, recordsOnly } = await recordingDeskOf(slug)
  const t = await getTranslations('onBehalf.one')
  const asked = one(query.batch)
  const batch = asked ? await getBatch(viewer, asked) : null
  const again = batch && !batch.storedAt && !batch.fileName && batch.roundSlug === slug
  return (
    <Desk round={round} title={t('title')} recordsOnly={recordsOnly}>
      <p>{t('lead')}</p>
      <RecordOneForm
        round={slug}
        streams={streams}
        batch={again ? batch.id : undefined}
        values={again ? formOf(batch.lines) : undefined}
        points={FORM_POINTS}
      />
    </Desk>
  )
}
