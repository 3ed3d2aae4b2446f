import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { DecideTranslation } from '@/components/documents/decide-translation'
import { KeptTranslationLines } from '@/components/documents/kept-translation'
import { TranslatedTable } from '@/components/documents/translated-table'
import { TranslationLine } from '@/components/documents/translation-line'
import { DoneLine } from '@/components/inputs/done-line'
import { RoundHead } from '@/components/rounds/round-head'
import { Page } from '@/components/ui/page'
import {
  canAddTranslation,
  canConfirmTranslation,
  canWithdrawTranslation,
} from '@/lib/documents/policy'
import { getTranslation } from '@/lib/documents/translation-data'
import { authorize } from '@/lib/platform/permit'
import { getViewer } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'

type TranslationPageProps = {
  params: Promise<{ locale: string; round: string; translation: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

const find = cache(async (id: string) =>
  z.uuid().safeParse(id).success ? getTranslation(await getViewer(), id) : null,
)

export async function generateMetadata({ params }: TranslationPageProps): Promise<Metadata> {
  const found = await find((await params).translation)
  const t = await getTranslations('moderate.documents')
  return {
    title: found
      ? t('translationOf', { title: found.documentTitle, revision: found.revision.name })
      : undefined,
  }
}

/** A translation beside its original, for those who confirm it or withdraw it. */
export default async function TranslationPage({ params, searchParams }: TranslationPageProps) {
  const [{ locale, round: slug, translation: asked }, { done }] = await Promise.all([
    params,
    searchParams,
  ])
  const viewer = await getViewer()
  const [found, round] = await Promise.all([find(asked), getRound(viewer, slug)])
  if (!found || !round || found.roundSlug !== slug) notFound()
  const t = await getTranslations('moderate.documents')
  const { revision, withdrawnAt, confirmedAt } = found
  const may = {
    confirm: !withdrawnAt && !confirmedAt && !!authorize(viewer, canConfirmTranslation, found),
    withdraw: !withdrawnAt && !!authorize(viewer, canWithdrawTranslation, found),
  }
  return (
    <Page
      title={t('translationOf', { title: found.documentTitle, revision: revision.name })}
      width="wide"
      lead={<TranslationLine translation={found} />}
    >
      <RoundHead round={round} locale={locale} />
      <DoneLine done={typeof done === 'string' ? done : undefined} />
      {authorize(viewer, canAddTranslation, found) && (
        <p>
          <a
            href={`/${locale}/moderate/${slug}/documents/${found.documentId}/translations?revision=${revision.slug}`}
          >
            {t('backToTranslations')}
          </a>
        </p>
      )}
      <KeptTranslationLines translation={found} />
      <TranslatedTable
        paragraphs={found.paragraphs}
        languages={{ original: revision.language, translation: found.language }}
      />
      <DecideTranslation translation={found} may={may} />
    </Page>
  )
}
