import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { one, recordingDeskOf } from '@/app/[locale]/moderate/desk'
import { BatchFindings } from '@/components/recording/batch-findings'
import { CheckOne } from '@/components/recording/check-one'
import { StoreForm } from '@/components/recording/store-form'
import { StoredBatch } from '@/components/recording/stored-batch'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { AnswersForm } from '@/components/uptake/answers-form'
import { Desk } from '@/components/uptake/desk'
import { discardBatch } from '@/lib/inputs/on-behalf-actions'
import { getBatch } from '@/lib/inputs/on-behalf-data'
import { judge } from '@/lib/inputs/on-behalf-judgement'
import { recordingPath } from '@/lib/inputs/on-behalf-paths'
import { canReadBatch } from '@/lib/inputs/policy'
import { SHEET_FORMATS } from '@/lib/platform/sheet'

type Props = {
  params: Promise<{ locale: string; round: string; batch: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('onBehalf.batch'))('title') }
}

/** What was read, with every problem, before anything of it is stored; afterwards what became of it. */
export default async function Batch({ params, searchParams }: Props) {
  const [{ locale, round: slug, batch: id }, query] = await Promise.all([params, searchParams])
  const { viewer, round, recordsOnly } = await recordingDeskOf(slug)
  const batch = await getBatch(viewer, id)
  if (!batch || batch.roundSlug !== slug) notFound()
  const own = canReadBatch(viewer, batch)
  const t = await getTranslations('onBehalf.batch')
  const { entries, problems, otherDates } = judge(batch.lines, batch)
  const dates = otherDates.length ? [{ code: 'dates', detail: otherDates.join(', ') }] : []
  const [only] = batch.fileName ? [] : entries
  // What was typed and is not complete yet is mended where it was typed.
  if (!batch.storedAt && !batch.fileName && !only)
    redirect(`/${locale}${recordingPath(batch)}/one?batch=${id}`)
  const title = batch.storedAt ? 'storedTitle' : only ? 'checkOne' : 'title'
  return (
    <Desk round={round} title={t(title)} done={one(query.done)} recordsOnly={recordsOnly}>
      {batch.fileName && (
        <p>
          <bdi>{batch.fileName}</bdi>
        </p>
      )}
      {batch.storedAt && <StoredBatch batch={batch} own={own} />}
      {!batch.storedAt && !only && (
        <p>{t('counts', { entries: entries.length, problems: problems.length })}</p>
      )}
      {own && <BatchFindings notes={[...batch.notes, ...dates]} problems={problems} />}
      {!batch.storedAt && only && <CheckOne batch={batch} entry={only} />}
      {!batch.storedAt && !only && entries.length > 0 && (
        <StoreForm batch={batch} entries={entries} />
      )}
      {!batch.storedAt && entries.length === 0 && <p>{t('nothing')}</p>}
      {own && !recordsOnly && <AnswersForm batch={batch} documents={round.documents} />}
      {own && batch.fileName && (
        <ul>
          {SHEET_FORMATS.map((format) => (
            <li key={format}>
              <a href={`/api/rounds/${slug}/on-behalf/${id}?format=${format}&locale=${locale}`}>
                {t('result', { format: format.toUpperCase() })}
              </a>
            </li>
          ))}
        </ul>
      )}
      {!batch.storedAt && (
        <ActionForm action={discardBatch}>
          <input type="hidden" name="batch" value={batch.id} />
          <SubmitButton kind="secondary">{t('discard')}</SubmitButton>
        </ActionForm>
      )}
    </Desk>
  )
}
