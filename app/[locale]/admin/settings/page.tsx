import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminPage } from '@/components/admin/admin-page'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/choice-field'
import { Notice } from '@/components/ui/notice'
import { changeSingleAdmin } from '@/lib/members/actions'
import { getSettings } from '@/lib/members/data'
import { getViewer } from '@/lib/platform/viewer'

type SettingsProps = { searchParams: Promise<{ done?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('settings') }
}

/** The installation's switches. */
export default async function Settings({ searchParams }: SettingsProps) {
  const viewer = await getViewer()
  if (!viewer.admin && !viewer.auditor) notFound()
  const { singleAdmin, admins } = await getSettings()
  const t = await getTranslations('admin')
  return (
    <AdminPage title={t('settings')} current="settings" done={(await searchParams).done}>
      {singleAdmin && <Notice kind="warning">{t('singleAdminOn')}</Notice>}
      <p>{t('setting.admins', { count: admins })}</p>
      {viewer.admin && (
        <ActionForm action={changeSingleAdmin} submit={t('setting.save')}>
          <CheckboxField
            name="singleAdmin"
            label={t('setting.single')}
            hint={t('setting.singleHint')}
            defaultChecked={singleAdmin}
          />
        </ActionForm>
      )}
    </AdminPage>
  )
}
