import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { RadioField } from '@/components/ui/choice-field'
import { Day } from '@/components/ui/day'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import {
  answerInvitation,
  inviteDelegate,
  revokeInvitation,
} from '@/lib/organisations/invitation-actions'
import { INVITED_ROLES } from '@/lib/organisations/schema'
import type { Invitation } from '@/lib/organisations/views'

type Invitations = { invitations: Invitation[] }

/** For focal points: naming a delegate by address, and the invitations that wait. */
export function InviteDelegates({
  organisation,
  invitations,
}: Invitations & { organisation: string }) {
  const t = useTranslations('organisations')
  return (
    <section className="stack">
      <h2>{t('invite.title')}</h2>
      <p>{t('invite.text')}</p>
      <ActionForm action={inviteDelegate} submit={t('invite.submit')}>
        <input type="hidden" name="organisation" value={organisation} />
        <TextField
          name="email"
          type="email"
          label={t('delegates.address')}
          width="medium"
          required
        />
        <RadioField
          name="role"
          legend={t('ask.role')}
          options={INVITED_ROLES.map((role) => ({
            value: role,
            label: t(`role.${role}`),
            hint: t(`roleHint.${role}`),
          }))}
          required
        />
      </ActionForm>
      {invitations.length > 0 && <h3>{t('invite.waiting')}</h3>}
      <ul className="ruled plain-list">
        {invitations.map(({ id, email, role, invitedAt }) => (
          <li key={id}>
            <p>
              <bdi>{email}</bdi>, {t(`role.${role}`)}, <Day at={invitedAt} />
            </p>
            <ActionForm action={revokeInvitation}>
              <input type="hidden" name="invitation" value={id} />
              <SubmitButton kind="secondary">
                {t('invite.revoke')}
                <span className="visually-hidden">: {email}</span>
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** For whoever was named: accepting or declining. */
export function MyInvitations({ invitations }: Invitations) {
  const t = useTranslations('organisations')
  if (invitations.length === 0) return null
  return (
    <section className="stack" id="invitations">
      <h2>{t('invite.mine')}</h2>
      <ul className="ruled plain-list">
        {invitations.map(({ id, organisation, role }) => (
          <li key={id}>
            <p>
              <bdi>{organisation}</bdi>: {t(`role.${role}`)}
            </p>
            <p className="muted small">{t(`roleHint.${role}`)}</p>
            <ActionForm action={answerInvitation}>
              <input type="hidden" name="invitation" value={id} />
              <p className="row">
                {(['accept', 'decline'] as const).map((answer) => (
                  <SubmitButton
                    key={answer}
                    kind={answer === 'accept' ? 'primary' : 'secondary'}
                    name="answer"
                    value={answer}
                  >
                    {t(`delegates.${answer}`)}
                    <span className="visually-hidden">: {organisation}</span>
                  </SubmitButton>
                ))}
              </p>
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  )
}
