import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { SubmitButton } from '@/components/ui/submit-button'
import { giveUpMail, retryMail } from '@/lib/notifications/actions'
import type { TroubledMail } from '@/lib/notifications/views'
import { NOTICE_KINDS } from '@/lib/platform/notices'

type MailsTableProps = { items: TroubledMail[]; mayAct: boolean }

/** Mails that failed or were given up; an admin has each tried again, or given up. */
export function MailsTable({ items, mayAct }: MailsTableProps) {
  const t = useTranslations('admin.mail')
  const all = useTranslations('notifications')
  const column = (key: string, rowHeader = false) => ({ key, label: t(key), rowHeader })
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        column('kind', true),
        column('to'),
        column('attempts'),
        column('error'),
        column('next'),
        ...(mayAct ? [column('acts')] : []),
      ]}
      rows={items.map((mail) => {
        const notice = NOTICE_KINDS.find((kind) => kind === mail.notice)
        return {
          key: mail.id,
          cells: {
            kind: (
              <>
                <bdi>{mail.kind}</bdi>
                <p className="small muted">
                  {notice && <>{all(`kinds.${notice}`)} · </>}
                  <Day at={mail.day} />
                </p>
              </>
            ),
            to: <bdi>{mail.masked}</bdi>,
            attempts: mail.attempts,
            error: (
              <>
                <code>{mail.error}</code>
                {mail.error.startsWith('UNCONFIRMED') && (
                  <p className="small">{t('unconfirmed')}</p>
                )}
              </>
            ),
            next: mail.next ? <Day at={mail.next} time /> : t('givenUp'),
            acts: mayAct && <Acts mail={mail} />,
          },
        }
      })}
      empty={t('none')}
    />
  )
}

function Acts({ mail }: { mail: TroubledMail }) {
  const t = useTranslations('admin.mail')
  const acts = [
    { action: retryMail, text: t('retry') },
    ...(mail.next ? [{ action: giveUpMail, text: t('giveUp') }] : []),
  ]
  return acts.map(({ action, text }) => (
    <ActionForm key={text} action={action}>
      <input type="hidden" name="id" value={mail.id} />
      <input type="hidden" name="attempts" value={mail.attempts} />
      <SubmitButton kind="quiet">
        {text}
        <span className="visually-hidden">
          : {mail.kind}, {mail.masked}
        </span>
      </SubmitButton>
    </ActionForm>
  ))
}
