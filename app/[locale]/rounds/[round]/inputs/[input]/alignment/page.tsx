import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DeclareForm } from '@/components/sponsors/declare-form'
import { DeclaredList } from '@/components/sponsors/declared-list'
import { Page } from '@/components/ui/page'
import { inputPath } from '@/lib/inputs/rules'
import { getViewer } from '@/lib/platform/viewer'
import { getAlignable } from '@/lib/sponsors/standing-data'
import type { InputParams } from '../open-input'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sponsors.align'))('title') }
}

/** Declares how an organisation stands to a public input. For focal points of others than its author's. */
export default async function DeclareAlignment({ params }: { params: InputParams }) {
  const { locale, input: reference, round } = await params
  const viewer = await getViewer()
  const input = await getAlignable(viewer, reference, locale)
  if (!input || input.roundSlug !== round) notFound()
  const t = await getTranslations('sponsors.align')
  const sponsors = input.organisations.filter(({ sponsor }) => sponsor)
  return (
    <Page
      title={t('title')}
      symbol={reference}
      breadcrumb={[{ href: `/${locale}${inputPath(input)}`, label: reference }]}
      lead={<p>{t('lead')}</p>}
    >
      <p dir="auto">{input.title}</p>
      <DeclaredList declared={input.declared} />
      {sponsors.map(({ id, name }) => (
        <p key={id}>
          <bdi>{name}</bdi>: {t('sponsor')}
        </p>
      ))}
      <DeclareForm input={input} />
    </Page>
  )
}
