import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ComparedVersions } from '@/components/inputs/compared-versions'
import { ComparisonForm } from '@/components/inputs/comparison-form'
import { InputVersions } from '@/components/inputs/input-versions'
import { StandingNotice } from '@/components/inputs/standing-notice'
import { RoundHead } from '@/components/rounds/round-head'
import { Page } from '@/components/ui/page'
import { getVersionText } from '@/lib/inputs/version-data'
import { type InputParams, openInput } from '../open-input'

type Props = {
  params: InputParams
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inputs.comparison'))('heading') }
}

/** The versions of an input, and what changed between any two; whoever may read the input reads them. */
export default async function Versions({ params, searchParams }: Props) {
  const { from, to } = await searchParams
  const { locale, viewer, input } = await openInput(params, to?.toString())
  if (!input) notFound()
  const t = await getTranslations('inputs.comparison')
  const { reference, round, version, versions, points, attachments, withdrawnOn } = input
  const here = `/${locale}/rounds/${round.slug}/inputs/${reference}`
  const wanted = from === undefined ? Math.max(1, version.number - 1) : Number(from)
  const known = versions.some(({ number }) => number === wanted)
  if (!withdrawnOn && !known) notFound()
  const several = !withdrawnOn && versions.length > 1
  const before = several ? await getVersionText(viewer, input.id, wanted) : null
  return (
    <Page title={t('heading')} symbol={reference} breadcrumb={[{ href: here, label: reference }]}>
      <RoundHead round={round} locale={locale} />
      <StandingNotice input={input} address={here} />
      {!withdrawnOn && <InputVersions input={input} base={here} />}
      {several && <ComparisonForm versions={versions} from={wanted} to={version.number} />}
      {before && (
        <>
          <h2>{t('between', { from: wanted, to: version.number })}</h2>
          <ComparedVersions before={before} after={{ ...version, points, attachments }} />
        </>
      )}
    </Page>
  )
}
