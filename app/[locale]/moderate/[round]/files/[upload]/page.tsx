import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { BatchFindings } from '@/components/recording/batch-findings'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { ApplyForm } from '@/components/uptake/apply-form'
import { Desk } from '@/components/uptake/desk'
import { UploadRows } from '@/components/uptake/upload-rows'
import { SHEET_FORMATS } from '@/lib/platform/sheet'
import { undoUptake } from '@/lib/uptake/actions'
import { isMendable } from '@/lib/uptake/mend'
import { ownWords } from '@/lib/uptake/own-words'
import { discardUpload } from '@/lib/uptake/upload-actions'
import { getUpload } from '@/lib/uptake/upload-data'
import { filesPath } from '@/lib/uptake/upload-paths'
import { judgeUpload, previewStamp } from '@/lib/uptake/upload-rules'
import { KINDS } from '@/lib/uptake/upload-views'

type Props = {
  params: Promise<{ locale: string; round: string; upload: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('files.upload'))('title') }
}

/** What a file would do, row by row, before anything of it is stored; afterwards what was stored. */
export default async function Upload({ params, searchParams }: Props) {
  const [{ locale, round: slug, upload: id }, query] = await Promise.all([params, searchParams])
  const { viewer, round } = await deskOf(slug)
  const upload = await getUpload(viewer, id)
  if (!upload || upload.roundSlug !== slug) notFound()
  const t = await getTranslations('files.upload')
  const judged = upload.appliedAt
    ? []
    : judgeUpload(upload.rows, { ...upload, ...(await ownWords()) })
  const show =
    KINDS.find((kind) => kind === one(query.show)) ??
    KINDS.find((kind) => judged.some((row) => row.kind === kind)) ??
    'new'
  return (
    <Desk
      round={round}
      title={t(upload.appliedAt ? 'appliedTitle' : 'title')}
      done={one(query.done)}
    >
      <p>
        {t.rich('about', {
          file: () => <bdi>{upload.fileName}</bdi>,
          pillar: upload.pillarTitle,
          document: upload.document.title,
          revision: upload.revision.name,
        })}
      </p>
      <p>
        <a href={`/${locale}${filesPath(upload)}`}>{t('back')}</a>
      </p>
      <BatchFindings notes={upload.notes} problems={[]} />
      {upload.appliedAt ? (
        <>
          <p>{t('applied', { count: upload.act?.decisions ?? 0 })}</p>
          {upload.act?.undone && <p>{t('undone')}</p>}
          {upload.act && !upload.act.undone && (
            <ActionForm action={undoUptake}>
              <input type="hidden" name="act" value={upload.act.id} />
              <input type="hidden" name="stream" value={upload.pillarKey} />
              <p>{t('undoLead')}</p>
              <SubmitButton kind="secondary">{t('undo')}</SubmitButton>
            </ActionForm>
          )}
        </>
      ) : (
        <>
          <p>{t('lead')}</p>
          <ApplyForm upload={upload} judged={judged} seen={previewStamp(judged)} />
          {judged.some((row) => row.kind === 'refused' && isMendable(row)) && (
            <div className="row">
              <span>{t('mend')}</span>
              {SHEET_FORMATS.map((format) => (
                <a
                  key={format}
                  href={`/api/rounds/${slug}/uploads/${upload.id}?format=${format}`}
                  aria-label={t('mendAs', { format: format.toUpperCase() })}
                >
                  {format.toUpperCase()}
                </a>
              ))}
            </div>
          )}
          <UploadRows
            upload={upload}
            judged={judged}
            show={show}
            from={Math.max(0, Number(one(query.from)) || 0)}
          />
          <ActionForm action={discardUpload}>
            <input type="hidden" name="upload" value={upload.id} />
            <SubmitButton kind="secondary">{t('discard')}</SubmitButton>
          </ActionForm>
        </>
      )}
    </Desk>
  )
}
