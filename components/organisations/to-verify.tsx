import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { SubmitButton } from '@/components/ui/submit-button'
import { verifyOrganisation } from '@/lib/organisations/actions'
import { organisationPath } from '@/lib/organisations/rules'
import type { WaitingView } from '@/lib/organisations/views'

type ToVerifyProps = { organisations: WaitingView['organisations']; readOnly: boolean }

/** Organisations that wait to be verified, oldest first, with who registered them. */
export function ToVerify({ organisations, readOnly }: ToVerifyProps) {
  const t = useTranslations('organisations')
  const locale = useLocale()
  return (
    <DataTable
      caption={t('admin.verify')}
      captionHidden
      columns={[
        { key: 'name', label: t('name'), rowHeader: true },
        { key: 'type', label: t('type') },
        { key: 'by', label: t('admin.registeredBy') },
        { key: 'on', label: t('admin.registeredOn') },
        ...(readOnly ? [] : [{ key: 'verify', label: t('admin.button') }]),
      ]}
      rows={organisations.map(({ id, name, type, ecosocStatus, registrant, registeredAt }) => ({
        key: id,
        cells: {
          name: (
            <a href={`/${locale}${organisationPath(id)}`} dir="auto">
              {name}
            </a>
          ),
          type: [t(`types.${type}`), ecosocStatus && t(`ecosoc.${ecosocStatus}`)]
            .filter(Boolean)
            .join(', '),
          by: <bdi>{registrant}</bdi>,
          on: <Day at={registeredAt} />,
          verify: (
            <ActionForm action={verifyOrganisation}>
              <input type="hidden" name="organisation" value={id} />
              <SubmitButton kind="secondary">
                {t('admin.button')}
                <span className="visually-hidden">: {name}</span>
              </SubmitButton>
            </ActionForm>
          ),
        },
      }))}
      empty={t('admin.noneToVerify')}
    />
  )
}
