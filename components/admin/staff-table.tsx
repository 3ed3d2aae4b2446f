import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { DataTable } from '@/components/ui/data-table'
import { SubmitButton } from '@/components/ui/submit-button'
import { revokeRole } from '@/lib/members/actions'
import { roleText } from '@/lib/members/role-text'
import type { StaffRow } from '@/lib/members/views'

type StaffTableProps = {
  rows: StaffRow[]
  /** The admin who looks, or null for an auditor, who changes nothing. */
  adminId: string | null
}

/** Who holds or awaits which role. Nobody revokes their own. */
export function StaffTable({ rows, adminId }: StaffTableProps) {
  const t = useTranslations('admin.member')
  const all = useTranslations()
  return (
    <DataTable
      caption={t('staff')}
      columns={[
        { key: 'name', label: t('name'), rowHeader: true },
        { key: 'role', label: t('role') },
        { key: 'standing', label: t('standing') },
        ...(adminId ? [{ key: 'revoke', label: t('revoke') }] : []),
      ]}
      rows={rows.map((row) => {
        const role = roleText(all, row)
        return {
          key: row.id,
          cells: {
            name: (
              <>
                <bdi>{row.name}</bdi> <span className="small muted">{row.email}</span>
              </>
            ),
            role,
            standing: t(row.effective ? 'inForce' : 'waiting'),
            revoke: adminId && adminId !== row.memberId && (
              <ActionForm action={revokeRole}>
                <input type="hidden" name="id" value={row.id} />
                <SubmitButton kind="quiet">
                  {t('revoke')}
                  <span className="visually-hidden">: {`${role}, ${row.name ?? row.email}`}</span>
                </SubmitButton>
              </ActionForm>
            ),
          },
        }
      })}
      empty={t('noStaff')}
    />
  )
}
