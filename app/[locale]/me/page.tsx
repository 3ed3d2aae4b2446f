import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ToClear } from '@/components/clearances/to-clear'
import { AwaitingReplies } from '@/components/inputs/awaiting-replies'
import { DoneLine } from '@/components/inputs/done-line'
import { DraftRows } from '@/components/inputs/draft-rows'
import { MyInputs } from '@/components/inputs/my-inputs'
import { WaitingRequests } from '@/components/organisations/waiting-requests'
import { InvitationRows } from '@/components/sponsors/invitation-rows'
import { Page } from '@/components/ui/page'
import { Pager } from '@/components/ui/pager'
import { listMyInputs } from '@/lib/inputs/data'
import { getViewer } from '@/lib/platform/viewer'
import { getDesk } from '@/lib/sponsors/data'
import { listAwaitingReply } from '@/lib/uptake/data'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ after?: string; done?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inputs.me'))('title') }
}

/** What a member has to do with: replies that are awaited, drafts, and what was submitted. */
export default async function Me({ params, searchParams }: Props) {
  const [{ locale }, { after, done }] = await Promise.all([params, searchParams])
  const viewer = await getViewer()
  if (!viewer.member) redirect(`/${locale}/sign-in?callbackUrl=/me`)
  const [replies, { drafts, invitations, joining }, inputs] = await Promise.all([
    listAwaitingReply(viewer),
    getDesk(viewer, locale),
    listMyInputs(viewer, { after }),
  ])
  const [t, told] = await Promise.all([
    getTranslations('inputs.me'),
    getTranslations('notifications'),
  ])
  const recorded = inputs.items.filter((input) => input.recordedOnBehalf)
  const submitted = inputs.items.filter((input) => !input.recordedOnBehalf)
  return (
    <Page title={t('title')}>
      <DoneLine done={done} />
      {viewer.unread > 0 && (
        <p>
          <a href={`/${locale}/me/notifications`}>
            {viewer.unread < 100
              ? told('masthead', { count: viewer.unread })
              : told('mastheadMany')}
          </a>
        </p>
      )}
      {replies.length + invitations.length + joining.length > 0 && (
        <section className="stack">
          <h2>{t('reply')}</h2>
          {replies.length > 0 && <AwaitingReplies replies={replies} locale={locale} />}
          {invitations.length + joining.length > 0 && (
            <InvitationRows {...{ invitations, joining, locale }} />
          )}
        </section>
      )}
      <ToClear drafts={drafts} />
      <WaitingRequests organisations={viewer.organisations} />
      <h2>{t('drafts')}</h2>
      {drafts.length > 0 ? (
        <DraftRows drafts={drafts} locale={locale} />
      ) : (
        <p>
          {t('noDrafts')} <a href={`/${locale}`}>{t('start')}</a>
        </p>
      )}
      <h2>{t('inputs')}</h2>
      {submitted.length > 0 ? (
        <MyInputs inputs={submitted} viewer={viewer} replies={replies} />
      ) : (
        <p>{t('noInputs')}</p>
      )}
      {recorded.length > 0 && (
        <>
          <h2>{t('recorded')}</h2>
          <p>{t('recordedLead')}</p>
          <MyInputs inputs={recorded} viewer={viewer} replies={replies} />
        </>
      )}
      <Pager
        nextHref={inputs.next ? `/${locale}/me?after=${inputs.next}` : undefined}
        firstHref={after ? `/${locale}/me` : undefined}
      />
      <p>
        <a href={`/${locale}/me/profile`}>{t('profile')}</a> ·{' '}
        <a href={`/${locale}/me/profile#organisations`}>{t('organisations')}</a> ·{' '}
        <a href={`/${locale}/me/export`}>{t('export')}</a> ·{' '}
        <a href={`/${locale}/me/withdraw-all`}>{t('withdrawAll')}</a>
      </p>
    </Page>
  )
}
