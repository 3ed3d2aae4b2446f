import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ConfirmFactor, EnrolFactor } from '@/components/sessions/second-factor-forms'
import { LinkButton } from '@/components/ui/button'
import { Day } from '@/components/ui/day'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { env } from '@/lib/platform/env'
import { returnPath } from '@/lib/platform/return-path'
import { getViewer } from '@/lib/platform/viewer'
import { canConfirmSecondFactor, canEnrolSecondFactor } from '@/lib/sessions/policy'
import type { SecondFactor } from '@/lib/sessions/rules'
import { enrolmentLink, offerOf } from '@/lib/sessions/second-factor'
import { getSecondFactor } from '@/lib/sessions/second-factor-data'

type FactorProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ callbackUrl?: string; anew?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sessions.secondFactor'))('title') }
}

/** Setting up a second factor, giving it in this session, and what is known of it. */
export default async function MySecondFactor({ params, searchParams }: FactorProps) {
  const [{ locale }, { callbackUrl, anew }, viewer] = await Promise.all([
    params,
    searchParams,
    getViewer(),
  ])
  const factor = await getSecondFactor(viewer)
  if (!factor) redirect(`/${locale}/sign-in?callbackUrl=/${locale}/me/second-factor`)
  const [t, layout] = await Promise.all([
    getTranslations('sessions.secondFactor'),
    getTranslations('layout'),
  ])
  const back = returnPath(callbackUrl)
  const may = canEnrolSecondFactor(viewer, factor)
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      breadcrumb={[{ href: `/${locale}/me/sessions`, label: layout('mySessions') }]}
    >
      {env().STAFF_SECOND_FACTOR === 'off' && (
        <Notice kind="plain">
          <p>{t('off')}</p>
        </Notice>
      )}
      {may && (!factor.enrolledAt || anew === '1') ? (
        <Enrol factor={factor} back={back} />
      ) : canConfirmSecondFactor(viewer, factor) ? (
        <ConfirmFactor callbackUrl={back} />
      ) : factor.enrolledAt ? (
        <Given locale={locale} factor={factor} back={back} renew={may} />
      ) : (
        <p>{t('nobody')}</p>
      )}
    </Page>
  )
}

function Enrol({ factor, back }: { factor: SecondFactor; back: string }) {
  const { key, recoveryCodes } = offerOf(factor.tokenHash)
  return (
    <EnrolFactor
      factorKey={key}
      link={enrolmentLink(key, factor.email)}
      recoveryCodes={recoveryCodes}
      callbackUrl={back}
    />
  )
}

type GivenProps = { locale: string; factor: SecondFactor; back: string; renew: boolean }

async function Given({ locale, factor, back, renew }: GivenProps) {
  const t = await getTranslations('sessions.secondFactor')
  return (
    <>
      <p>{t('given')}</p>
      <DefinitionList
        items={[
          { term: t('enrolledAt'), detail: factor.enrolledAt && <Day at={factor.enrolledAt} /> },
          { term: t('left'), detail: factor.recoveryCodes },
        ]}
      />
      <p>
        <a href={`/${locale}${back}`}>{t('goOn')}</a>
      </p>
      {renew && (
        <section className="stack">
          <h2>{t('anew')}</h2>
          <p>{t('anewText')}</p>
          <LinkButton href={`/${locale}/me/second-factor?anew=1`}>{t('anew')}</LinkButton>
        </section>
      )}
    </>
  )
}
