import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/ui/action-form'
import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { SubmitButton } from '@/components/ui/submit-button'
import { endSession } from '@/lib/sessions/actions'
import type { SessionView } from '@/lib/sessions/rules'

type SessionTableProps = { locale: string; sessions: SessionView[] }

/** A member's sessions, each but this one with a button that ends it. */
export async function SessionTable({ locale, sessions }: SessionTableProps) {
  const t = await getTranslations('sessions.mine')
  const column = (key: string, rowHeader = false) => ({ key, label: t(key), rowHeader })
  return (
    <DataTable
      caption={t('caption')}
      captionHidden
      columns={[column('device', true), column('started'), column('seen'), column('act')]}
      rows={sessions.map(({ id, device, createdAt, seenAt, current }) => ({
        key: id,
        cells: {
          device: (
            <>
              <bdi>{device ?? t('unknown')}</bdi> {current && t('current')}
            </>
          ),
          started: <Day at={createdAt} time />,
          seen: <Day at={seenAt} time />,
          act: current ? (
            <a href={`/${locale}/sign-out`}>{t('signOut')}</a>
          ) : (
            <EndForm id={id} text={t('end')} />
          ),
        },
      }))}
    />
  )
}

function EndForm({ id, text }: { id: string; text: string }) {
  return (
    <ActionForm action={endSession}>
      <input type="hidden" name="session" defaultValue={id} />
      <SubmitButton kind="quiet">{text}</SubmitButton>
    </ActionForm>
  )
}
