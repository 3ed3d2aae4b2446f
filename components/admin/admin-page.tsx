import { useLocale, useTranslations } from 'next-intl'
import { Page } from '@/components/ui/page'
import { StatusLine } from '@/components/ui/status-line'
import { Tabs } from '@/components/ui/tabs'

const PLACES = [
  ['rounds', '/admin'],
  ['members', '/admin/members'],
  ['organisations', '/admin/organisations'],
  ['settings', '/admin/settings'],
  ['mails', '/admin/mails'],
  ['audit', '/admin/audit'],
] as const

type AdminPageProps = {
  title: string
  current: (typeof PLACES)[number][0]
  /** The key under `done.*` that the page before left in the address. */
  done?: string | string[]
  lead?: React.ReactNode
  children: React.ReactNode
}

/** The frame of the administration: its places, and what has just been done. */
export function AdminPage({ title, current, done, lead, children }: AdminPageProps) {
  const t = useTranslations()
  const locale = useLocale()
  const said = typeof done === 'string' && /^\w+$/.test(done) && t.has(`done.${done}`)
  return (
    <Page title={title} width="wide" lead={lead}>
      <Tabs
        label={t('admin.title')}
        items={PLACES.map(([key, path]) => ({
          href: `/${locale}${path}`,
          label: t(`admin.${key}`),
          current: key === current,
        }))}
      />
      {said && <StatusLine kind="done">{t(`done.${done}`)}</StatusLine>}
      {children}
    </Page>
  )
}
