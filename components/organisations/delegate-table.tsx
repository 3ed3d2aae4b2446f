import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/choice-field'
import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { SubmitButton } from '@/components/ui/submit-button'
import { changeMembership, endMembership } from '@/lib/organisations/membership-actions'
import { ROLES } from '@/lib/organisations/schema'
import type { DelegateRow } from '@/lib/organisations/views'

type DelegateTableProps = {
  delegates: DelegateRow[]
  /** The focal point who looks: they leave on the organisation's page. */
  viewerId: string
}

/** Who speaks for an organisation, with a form to change each one's role or end it. */
export function DelegateTable({ delegates, viewerId }: DelegateTableProps) {
  const t = useTranslations('organisations')
  return (
    <DataTable
      caption={t('delegates.delegates')}
      columns={[
        { key: 'member', label: t('delegates.member'), rowHeader: true },
        { key: 'role', label: t('delegates.role') },
        { key: 'since', label: t('delegates.since') },
        { key: 'change', label: t('delegates.change') },
      ]}
      rows={delegates.map((delegate) => ({
        key: delegate.id,
        cells: {
          member: <Member delegate={delegate} own={delegate.memberId === viewerId} />,
          role: t(`role.${delegate.role}`),
          since: <Day at={delegate.startedAt} />,
          change: delegate.memberId !== viewerId && <Change delegate={delegate} />,
        },
      }))}
    />
  )
}

/** Memberships that ended, the latest first. */
export function FormerTable({ former }: { former: DelegateRow[] }) {
  const t = useTranslations('organisations')
  return (
    <DataTable
      caption={t('delegates.former')}
      columns={[
        { key: 'member', label: t('delegates.member'), rowHeader: true },
        { key: 'role', label: t('delegates.role') },
        { key: 'since', label: t('delegates.since') },
        { key: 'until', label: t('delegates.until') },
      ]}
      rows={former.map((delegate) => ({
        key: delegate.id,
        cells: {
          member: <Member delegate={delegate} own={false} />,
          role: t(`role.${delegate.role}`),
          since: <Day at={delegate.startedAt} />,
          until: delegate.endedAt && <Day at={delegate.endedAt} />,
        },
      }))}
    />
  )
}

function Member({ delegate, own }: { delegate: DelegateRow; own: boolean }) {
  const t = useTranslations('organisations.delegates')
  return (
    <>
      <bdi>{delegate.name ?? (delegate.email ? '' : t('unnamed'))}</bdi>{' '}
      <span className="small muted">{delegate.email}</span>
      {own && <> ({t('you')})</>}
    </>
  )
}

function Change({ delegate }: { delegate: DelegateRow }) {
  const t = useTranslations('organisations')
  const name = delegate.name ?? delegate.email ?? t('delegates.unnamed')
  return (
    <details>
      <summary>
        {t('delegates.change')}
        <span className="visually-hidden">: {name}</span>
      </summary>
      <ActionForm action={changeMembership} of={delegate.id}>
        <input type="hidden" name="membership" value={delegate.id} />
        <SelectField
          name="role"
          label={t('delegates.newRole', { name })}
          options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          defaultValue={delegate.role}
          required
        />
        <SubmitButton kind="secondary">{t('delegates.save')}</SubmitButton>
      </ActionForm>
      <ActionForm action={endMembership}>
        <input type="hidden" name="membership" value={delegate.id} />
        <SubmitButton kind="danger">
          {t('delegates.end')}
          <span className="visually-hidden">: {name}</span>
        </SubmitButton>
      </ActionForm>
    </details>
  )
}
