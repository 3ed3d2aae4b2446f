import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { CorrectionForm } from '@/components/uptake/correction-form'
import { CorrectionHistory } from '@/components/uptake/correction-history'
import { Desk } from '@/components/uptake/desk'
import { LineageTable } from '@/components/uptake/lineage-table'
import { decideCorrection, labelsBefore, pastBefore } from '@/lib/documents/correction-rules'
import { getConsequences, getLineages } from '@/lib/uptake/lineage-data'

type LineagesPageProps = {
  params: Promise<{ locale: string; round: string; document: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('lineages.title') }
}

/**
 * What each paragraph of a stored revision goes on from; one of them is corrected: said, then seen what that
 * does to recorded uptake, then done.
 */
export default async function LineagesPage({ params, searchParams }: LineagesPageProps) {
  const [{ locale, round: slug, document: asked }, query] = await Promise.all([
    params,
    searchParams,
  ])
  const { viewer, round } = await deskOf(slug)
  if (!z.uuid().safeParse(asked).success) notFound()
  const lineages = await getLineages(viewer, asked)
  const place = lineages?.revisions.findIndex((revision) => revision.slug === one(query.revision))
  const revision = lineages?.revisions[place ?? -1]
  const before = lineages?.revisions[(place ?? 0) - 1]
  if (!lineages || lineages.roundSlug !== slug || !revision || !before) notFound()
  const t = await getTranslations('moderate.lineages')
  const past = pastBefore(lineages.revisions, lineages.revisions.indexOf(revision))
  const paragraph = revision.paragraphs.find(({ label }) => label === one(query.paragraph))
  const from = one(query.from)
  const wanted = paragraph && { revision: revision.slug, label: paragraph.label, from: from ?? '' }
  const decision =
    wanted && from !== undefined ? decideCorrection(lineages.revisions, wanted) : null
  const judged = decision?.ok ? await getConsequences(viewer, lineages, decision.value) : null
  const here = `/${locale}/moderate/${slug}/documents/${lineages.id}/lineages?revision=${revision.slug}`
  return (
    <Desk
      round={round}
      title={t('titleOf', { title: lineages.title, revision: revision.name })}
      done={one(query.done)}
    >
      <p>{t('lead', { before: before.name })}</p>
      {paragraph && (
        <CorrectionForm
          document={lineages.id}
          revision={revision.slug}
          before={before.name}
          gone={past.find((one) => one.gone)?.label}
          paragraph={paragraph}
          from={from ?? labelsBefore(past, paragraph).join(', ')}
          fault={decision && !decision.ok ? (decision.fieldErrors?.from?.[0] ?? 'invalid') : null}
          correction={decision?.ok ? decision.value : null}
          judged={judged}
        />
      )}
      <LineageTable revision={revision} before={before.name} past={past} here={here} />
      <CorrectionHistory corrections={lineages.corrections} />
    </Desk>
  )
}
