import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { Notice } from '@/components/ui/notice'
import { CarriedProposal } from '@/components/uptake/carried-proposal'
import { Desk } from '@/components/uptake/desk'
import { queueHref, queueQuery } from '@/components/uptake/queue-address'
import { ReconsiderationToAnswer } from '@/components/uptake/reconsideration-to-answer'
import { RecordConversation } from '@/components/uptake/record-conversation'
import { RecordForm } from '@/components/uptake/record-form'
import { RecordHistory } from '@/components/uptake/record-history'
import styles from '@/components/uptake/record-page.module.css'
import { ReviewForm } from '@/components/uptake/review-form'
import { WorkPointText } from '@/components/uptake/work-point-text'
import { PointShare } from '@/components/workbench/point-share'
import { PresenceLine } from '@/components/workbench/presence-line'
import { filterOf } from '@/lib/uptake/filter-views'
import { getWorkPoint } from '@/lib/uptake/record-data'
import { indexRevision, suggestParagraphs } from '@/lib/uptake/suggestions'
import { getPointDesk } from '@/lib/workbench/point-data'

type RecordPageProps = {
  params: Promise<{ locale: string; round: string; point: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('record.title') }
}

/** One point and one revision beside each other, with the decision on the one in the other. */
export default async function RecordPage({ params, searchParams }: RecordPageProps) {
  const [{ locale, round: slug, point }, query] = await Promise.all([params, searchParams])
  const { viewer, round } = await deskOf(slug)
  if (!z.uuid().safeParse(point).success) notFound()
  const where = {
    round: slug,
    point,
    document: one(query.document),
    revision: one(query.revision),
  }
  const [work, desk] = await Promise.all([getWorkPoint(viewer, where), getPointDesk(viewer, where)])
  if (!work) notFound()
  const t = await getTranslations('moderate')
  const { record, revision } = work
  const zone = viewer.timeZone ?? 'UTC'
  const queue = {
    stream: work.pillarKey,
    document: revision.documentSlug,
    revision: revision.slug,
    filter: filterOf(query),
  }
  const mayReview = record?.state === 'decided' && !work.decidedByMe && !work.sameOrganisation
  return (
    <Desk
      round={round}
      done={one(query.done)}
      title={t('record.titleOf', { reference: work.reference, number: work.number })}
    >
      <p>
        <a href={queueHref(`/${locale}/moderate/${slug}`, queue)}>{t('record.toQueue')}</a> ·{' '}
        {revision.documentTitle}, {revision.name}
        {desk?.similar && (
          <>
            {' · '}
            <a
              href={`/${locale}/moderate/${slug}/clusters/${point}?${new URLSearchParams({
                document: revision.documentSlug,
                revision: revision.slug,
              })}`}
            >
              {t('clusters.oneOf', { count: desk.similar })}
            </a>
          </>
        )}
      </p>
      <div className={styles.panes}>
        <div className={styles.start}>
          <WorkPointText work={work} href={`/${locale}/rounds/${slug}/inputs/${work.reference}`} />
          <RecordHistory work={work} />
          {desk && <PointShare desk={desk} point={point} queue={queueQuery(queue)} zone={zone} />}
        </div>
        <div className={styles.end}>
          <ReconsiderationToAnswer work={work} />
          {work.interested ? (
            <Notice kind="warning">{t('record.interested')}</Notice>
          ) : (
            <>
              {desk && (
                <PresenceLine
                  round={slug}
                  point={point}
                  revision={desk.revisionId}
                  others={desk.others}
                  zone={zone}
                />
              )}
              {record && mayReview && <ReviewForm record={record.id} version={record.version} />}
              {work.carried && <CarriedProposal work={work} carried={work.carried} />}
              <RecordForm
                work={work}
                queue={queueQuery(queue)}
                templates={desk?.templates ?? []}
                suggestions={suggestParagraphs(work, indexRevision(revision.id, work.paragraphs))}
                folded={mayReview}
              />
              {record && !record.ratedBy && <RecordConversation record={record} />}
            </>
          )}
        </div>
      </div>
    </Desk>
  )
}
