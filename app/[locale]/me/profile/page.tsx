import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DoneLine } from '@/components/inputs/done-line'
import { MailForm, ProfileForm } from '@/components/inputs/profile-form'
import { WhatIsKept } from '@/components/inputs/what-is-kept'
import { MyInvitations } from '@/components/organisations/invitations'
import { MyOrganisations } from '@/components/organisations/my-organisations'
import { AddressForms } from '@/components/sessions/address-forms'
import { DefinitionList } from '@/components/ui/definition-list'
import { Page } from '@/components/ui/page'
import { getAddressAsked } from '@/lib/members/data'
import { listMine } from '@/lib/organisations/data'
import { listMyInvitations } from '@/lib/organisations/invitation-data'
import { getViewer } from '@/lib/platform/viewer'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ callbackUrl?: string; done?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inputs.profile'))('title') }
}

/** Name, language of mails, and the organisations that the member speaks for. */
export default async function Profile({ params, searchParams }: Props) {
  const [{ locale }, { callbackUrl, done }] = await Promise.all([params, searchParams])
  const viewer = await getViewer()
  const { member } = viewer
  if (!member) redirect(`/${locale}/sign-in?callbackUrl=/me/profile`)
  const [organisations, invitations, asked] = await Promise.all([
    listMine(viewer, locale),
    listMyInvitations(viewer, locale),
    getAddressAsked(viewer),
  ])
  const t = await getTranslations('inputs.profile')
  return (
    <Page title={t('title')} breadcrumb={[{ href: `/${locale}/me`, label: t('back') }]}>
      <DoneLine done={done} />
      {member.email && <DefinitionList items={[{ term: t('email'), detail: member.email }]} />}
      <ProfileForm
        member={member}
        callbackUrl={callbackUrl}
        labels={{
          name: t('name'),
          nameHint: t('nameHint'),
          pseudonym: t('pseudonym'),
          pseudonymHint: t('pseudonymHint'),
          locale: t('locale'),
          save: t('save'),
        }}
      />
      <MyInvitations invitations={invitations} />
      {member.email ? (
        <section className="stack" aria-labelledby="mail">
          <h2 id="mail">{t('mails')}</h2>
          <MailForm
            stopped={member.mailStopped}
            labels={{ mail: t('mail'), hint: t('mailHint'), save: t('mailSave') }}
          />
        </section>
      ) : (
        <AddressForms asked={asked} />
      )}
      <WhatIsKept />
      <MyOrganisations organisations={organisations} />
      <p>
        <a href={`/${locale}/me/sessions`}>{t('sessions')}</a> ·{' '}
        <a href={`/${locale}/me/withdraw-all`}>{t('withdrawAll')}</a>
      </p>
    </Page>
  )
}
