import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { SubmitButton } from '@/components/ui/submit-button'
import { endSponsorship } from '@/lib/sponsors/actions'
import type { AskedRow } from '@/lib/sponsors/views'

/** Who was asked to stand beside a text, with the answers, for the author's side. */
export function AskedTable({ asked }: { asked: AskedRow[] }) {
  const t = useTranslations('sponsors.invite')
  return (
    <DataTable
      caption={t('asked')}
      columns={[
        { key: 'organisation', label: t('organisation'), rowHeader: true },
        { key: 'invited', label: t('invited') },
        { key: 'state', label: t('state') },
        { key: 'action', label: t('action') },
      ]}
      rows={asked.map(({ id, organisation, state, invitedAt, version }) => ({
        key: id,
        cells: {
          organisation: <bdi>{organisation}</bdi>,
          invited: <Day at={invitedAt} />,
          state: t(state, { version: version ?? 1 }),
          action: state === 'waiting' && (
            <ActionForm action={endSponsorship}>
              <input type="hidden" name="sponsorship" value={id} />
              <SubmitButton kind="quiet">
                {t('take')}
                <span className="visually-hidden">{`: ${t('takeOf', { organisation })}`}</span>
              </SubmitButton>
            </ActionForm>
          ),
        },
      }))}
      empty={t('nobody')}
    />
  )
}
