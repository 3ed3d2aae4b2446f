import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { DoneLine } from '@/components/inputs/done-line'
import { AnswerForms } from '@/components/sponsors/answer-forms'
import { InvitationText } from '@/components/sponsors/invitation-text'
import { Day } from '@/components/ui/day'
import { DefinitionList } from '@/components/ui/definition-list'
import { Page } from '@/components/ui/page'
import { speakerText } from '@/lib/inputs/byline-text'
import { getViewer } from '@/lib/platform/viewer'
import { phaseState } from '@/lib/rounds/rules'
import { getInvitation } from '@/lib/sponsors/data'
import { canAnswerInvitation } from '@/lib/sponsors/policy'

type Props = {
  params: Promise<{ locale: string; sponsorship: string }>
  searchParams: Promise<{ done?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sponsors.answer'))('title') }
}

/** What an organisation is asked to stand beside, and its focal point's answer. */
export default async function CoSponsorship({ params, searchParams }: Props) {
  const [{ locale, sponsorship: id }, { done }] = await Promise.all([params, searchParams])
  const viewer = await getViewer()
  if (!viewer.member) redirect(`/${locale}/sign-in?callbackUrl=/me/co-sponsorships/${id}`)
  const invitation = z.uuid().safeParse(id).success ? await getInvitation(viewer, id) : null
  if (!invitation || !canAnswerInvitation(viewer, invitation)) notFound()
  const [t, all] = await Promise.all([getTranslations('sponsors.answer'), getTranslations()])
  const { organisation, from, group, roundTitle, pillarTitle, opensAt, closesAt } = invitation
  const { graceMinutes, now, timeZone } = invitation
  const state =
    opensAt && closesAt ? phaseState({ opensAt, closesAt }, graceMinutes, now) : 'closed'
  const inTime = state === 'open' || state === 'grace'
  return (
    <Page
      title={t('title')}
      symbol={invitation.reference ?? undefined}
      breadcrumb={[{ href: `/${locale}/me`, label: all('inputs.me.title') }]}
    >
      <DoneLine done={done} />
      <DefinitionList
        items={[
          { term: t('for'), detail: <bdi>{organisation}</bdi> },
          { term: t('from'), detail: <bdi>{speakerText({ organisation: from, group }, all)}</bdi> },
          { term: t('round'), detail: `${roundTitle}: ${pillarTitle}` },
          ...(closesAt
            ? [{ term: t('deadline'), detail: <Day at={closesAt} zone={timeZone} time /> }]
            : []),
        ]}
      />
      <InvitationText invitation={invitation} />
      <AnswerForms invitation={invitation} inTime={inTime} />
    </Page>
  )
}
