import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SessionTable } from '@/components/sessions/session-table'
import { SignOutEverywhereForm } from '@/components/sessions/sign-out-form'
import { Page } from '@/components/ui/page'
import { StatusLine } from '@/components/ui/status-line'
import { getViewer, isStaff } from '@/lib/platform/viewer'
import { listSessions } from '@/lib/sessions/data'

type MineProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ done?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sessions.mine'))('title') }
}

export default async function MySessions({ params, searchParams }: MineProps) {
  const [{ locale }, { done }, viewer] = await Promise.all([params, searchParams, getViewer()])
  if (!viewer.member) redirect(`/${locale}/sign-in?callbackUrl=/${locale}/me/sessions`)
  const staff = viewer.secondFactorDue || isStaff(viewer)
  const [t, all, sessions] = await Promise.all([
    getTranslations('sessions.mine'),
    getTranslations(),
    listSessions(viewer),
  ])
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      width="wide"
      breadcrumb={[{ href: `/${locale}/me`, label: all('layout.me') }]}
    >
      {done === 'session_ended' && <StatusLine kind="done">{all(`done.${done}`)}</StatusLine>}
      <SessionTable locale={locale} sessions={sessions} />
      <p>{t(staff ? 'staff' : 'others')}</p>
      {staff && (
        <p>
          <a href={`/${locale}/me/second-factor`}>{all('sessions.secondFactor.mine')}</a>
        </p>
      )}
      <section className="stack">
        <h2>{all('sessions.signOut.everywhere')}</h2>
        <p>{all('sessions.signOut.everywhereText')}</p>
        <SignOutEverywhereForm text={all('sessions.signOut.everywhere')} />
      </section>
    </Page>
  )
}
