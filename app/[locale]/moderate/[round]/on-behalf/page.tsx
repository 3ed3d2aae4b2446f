import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { namesOf, one, recordingDeskOf } from '@/app/[locale]/moderate/desk'
import { BatchRows } from '@/components/recording/batch-rows'
import { ClaimRows } from '@/components/recording/claim-rows'
import { TableUploadForm } from '@/components/recording/table-upload-form'
import { UploadForm } from '@/components/recording/upload-form'
import { Desk } from '@/components/uptake/desk'
import { listOpenClaims } from '@/lib/inputs/claim-data'
import { listBatches } from '@/lib/inputs/on-behalf-data'
import { SHEET_FORMATS } from '@/lib/platform/sheet'

type Props = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('onBehalf'))('title') }
}

/** Where moderators and organisers record what was given elsewhere; moderators decide on claims to it. */
export default async function OnBehalf({ params, searchParams }: Props) {
  const [{ locale, round: slug }, query] = await Promise.all([params, searchParams])
  const { viewer, round, organised, recordsOnly } = await recordingDeskOf(slug)
  const [all, t, foreign, batches, claims] = await Promise.all([
    getTranslations(),
    getTranslations('onBehalf'),
    getTranslations('foreign.upload'),
    listBatches(viewer, round.id),
    listOpenClaims(viewer, round.id),
  ])
  return (
    <Desk
      round={round}
      place="onBehalf"
      title={t('title')}
      done={one(query.done)}
      recordsOnly={recordsOnly}
    >
      <p>{t('lead')}</p>
      {organised.length > 0 && <p>{t('organiser', { consultations: namesOf(organised) })}</p>}
      <p>
        {t('rules')} {!recordsOnly && t('notAuthorship')}
      </p>
      <h2>{t('one.title')}</h2>
      <p>
        <a href={`/${locale}/moderate/${slug}/on-behalf/one`}>{t('one.start')}</a>
      </p>
      <h2>{t('file.title')}</h2>
      <p>{t('file.lead')}</p>
      <ul>
        {SHEET_FORMATS.map((format) => (
          <li key={format}>
            <a href={`/api/rounds/${slug}/on-behalf/template?format=${format}&locale=${locale}`}>
              {t('file.template', { format: format.toUpperCase() })}
            </a>
          </li>
        ))}
      </ul>
      <UploadForm round={slug} problem={problemOf(one(query.refused))} />
      <h2 id="table">{foreign('title')}</h2>
      <p>{foreign('lead')}</p>
      <TableUploadForm round={slug} problem={tableProblem(one(query.table))} />
      <h2>{t('batches.title')}</h2>
      <BatchRows batches={batches} roundSlug={slug} />
      {!recordsOnly && (
        <>
          <h2>{t('claims.title')}</h2>
          <ClaimRows claims={claims} />
        </>
      )}
    </Desk>
  )

  function tableProblem(code?: string): string | undefined {
    if (code === 'INVALID') return foreign('none')
    if (code === 'INCOMPLETE') return foreign('noColumns')
    return code === 'UNREADABLE' ? foreign('unreadable') : problemOf(code)
  }

  function problemOf(code?: string): string | undefined {
    if (!code || !/^\w+$/.test(code)) return undefined
    if (code === 'INVALID') return t('file.none')
    if (code === 'INCOMPLETE') return t('file.noColumns')
    return all.has(`refusals.${code}`) ? all(`refusals.${code}`) : undefined
  }
}
