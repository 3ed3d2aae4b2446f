import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminPage } from '@/components/admin/admin-page'
import { MemberFound } from '@/components/admin/member-found'
import { StaffTable } from '@/components/admin/staff-table'
import { Pager } from '@/components/ui/pager'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { isUuid } from '@/lib/kernel/ids'
import { findMember, listStaff } from '@/lib/members/data'
import { findMemberSchema } from '@/lib/members/schema'
import { getViewer } from '@/lib/platform/viewer'
import { listRounds } from '@/lib/rounds/data'

type MembersProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<'email' | 'after' | 'done', string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('members') }
}

/** Finding a member by address, giving and taking roles. */
export default async function Members({ params, searchParams }: MembersProps) {
  const viewer = await getViewer()
  if (!viewer.admin && !viewer.auditor) notFound()
  const { locale } = await params
  const { email, after, done } = await searchParams
  const wanted = findMemberSchema.safeParse(typeof email === 'string' ? email.trim() : '')
  const from = typeof after === 'string' && isUuid(after) ? after : null
  const [t, staff, found] = await Promise.all([
    getTranslations('admin.member'),
    listStaff(viewer, from),
    wanted.success ? Promise.all([findMember(viewer, wanted.data), listRounds(viewer)]) : undefined,
  ])
  const adminId = viewer.admin ? (viewer.member?.id ?? null) : null
  const here = `/${locale}/admin/members`
  return (
    <AdminPage title={(await getTranslations('admin'))('members')} current="members" done={done}>
      <section className="stack">
        <h2>{t('find')}</h2>
        <form className="stack">
          <TextField
            type="email"
            name="email"
            label={t('email')}
            defaultValue={typeof email === 'string' ? email : ''}
            width="medium"
            required
          />
          <SubmitButton>{t('search')}</SubmitButton>
        </form>
        {typeof email === 'string' && !found && <p>{t('none')}</p>}
        {found && <MemberFound member={found[0]} rounds={found[1]} adminId={adminId} />}
      </section>
      <StaffTable rows={staff.items} adminId={adminId} />
      <Pager
        nextHref={staff.next ? `${here}?after=${staff.next}` : undefined}
        firstHref={from ? here : undefined}
      />
    </AdminPage>
  )
}
