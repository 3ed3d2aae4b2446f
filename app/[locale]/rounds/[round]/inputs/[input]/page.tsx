import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { InputAttachments } from '@/components/attachments/input-attachments'
import { DoneLine } from '@/components/inputs/done-line'
import { InputCitation } from '@/components/inputs/input-citation'
import { InputFacts } from '@/components/inputs/input-facts'
import { InputPoints } from '@/components/inputs/input-points'
import { InputVersions } from '@/components/inputs/input-versions'
import { OwnInput } from '@/components/inputs/own-input'
import { RecordedActs } from '@/components/inputs/recorded-acts'
import { StandingNotice } from '@/components/inputs/standing-notice'
import { RoundHead } from '@/components/rounds/round-head'
import { StandingSection } from '@/components/sponsors/standing-section'
import { Page } from '@/components/ui/page'
import { Trail } from '@/components/uptake/trail'
import { env } from '@/lib/platform/env'
import { isOfferedAlignment, isToldSponsors } from '@/lib/sponsors/policy'
import { getStanding } from '@/lib/sponsors/standing-data'
import { getTrail } from '@/lib/uptake/trail-data'
import { type InputParams, openInput } from './open-input'

type Props = {
  params: InputParams
  searchParams: Promise<{ version?: string; done?: string; asOf?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).input }
}

/** One input as the reader may see it: its points, what became of them, and its versions. */
export default async function Input({ params, searchParams }: Props) {
  const { version, done, asOf } = await searchParams
  const { locale, viewer, input } = await openInput(params, version)
  if (!input) notFound()
  const t = await getTranslations('inputs.page')
  const { reference, version: shown, withdrawnOn, round } = input
  // For moderators only means without anybody beside it.
  const open = !withdrawnOn && input.attribution !== 'moderators_only'
  const [trail, standing] = await Promise.all([
    withdrawnOn ? null : getTrail(viewer, input.id),
    open ? getStanding(viewer, input, locale) : null,
  ])
  const here = `/${locale}/rounds/${round.slug}/inputs/${reference}`
  const address = `${env().NEXTAUTH_URL}${here}`
  return (
    <Page
      title={withdrawnOn ? reference : shown.title}
      lang={withdrawnOn ? undefined : shown.language}
      dir="auto"
      symbol={reference}
      breadcrumb={[
        {
          href: `/${locale}/rounds/${round.slug}/pillars/${input.pillarKey}`,
          label: input.pillarTitle,
        },
      ]}
    >
      <RoundHead round={round} locale={locale} />
      <DoneLine done={done} />
      <StandingNotice input={input} address={here} />
      <InputFacts input={input} />
      {trail && (
        <>
          <h2>{t('points')}</h2>
          <InputPoints input={input} />
          <InputAttachments files={input.attachments} />
          <h2 id="uptake">{t('uptake')}</h2>
          <Trail
            trail={trail}
            locale={locale}
            roundSlug={round.slug}
            restricted={input.attribution === 'moderators_only'}
          />
          {standing && (
            <StandingSection
              input={input}
              standing={standing}
              told={isToldSponsors(input)}
              asOf={asOf?.toString() || undefined}
              declareHref={isOfferedAlignment(viewer, input) ? `${here}/alignment` : undefined}
            />
          )}
          <h2>{t('versions')}</h2>
          <InputVersions input={input} />
          {input.versions.length > 1 && (
            <p className="no-print">
              <a href={`${here}/versions`}>{t('compareVersions')}</a>
            </p>
          )}
          <InputCitation input={input} address={`${address}?version=${shown.number}`} />
        </>
      )}
      <RecordedActs input={input} viewer={viewer} />
      {input.own && <OwnInput input={input} viewer={viewer} locale={locale} />}
    </Page>
  )
}
