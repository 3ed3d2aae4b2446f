import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { RadioField, SelectField } from '@/components/ui/choice-field'
import { Day } from '@/components/ui/day'
import { DefinitionList } from '@/components/ui/definition-list'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { proposeOrganiser, proposeRole } from '@/lib/members/actions'
import { CONSULTATIONS } from '@/lib/members/schema'
import type { MemberView } from '@/lib/members/views'
import type { RoundRow } from '@/lib/rounds/views'
import { resetSecondFactor } from '@/lib/sessions/second-factor-actions'

type MemberFoundProps = {
  member: MemberView | null
  rounds: RoundRow[]
  /** The admin who looks: nobody proposes a role for themselves. */
  adminId: string | null
}

/** The member of an address, and the form that proposes a role for them. */
export function MemberFound({ member, rounds, adminId }: MemberFoundProps) {
  const t = useTranslations('admin.member')
  const channels = useTranslations('enums.channel')
  if (!member) return <p>{t('none')}</p>
  const moderators = rounds.flatMap(({ title, streams }) =>
    streams.map(({ id, pillarTitle }) => ({
      value: `moderator:${id}`,
      label: t('moderatorOf', { pillar: pillarTitle, round: title }),
    })),
  )
  const places = rounds.flatMap(({ id, title: round, streams }) => [
    { value: `round:${id}`, label: t('organiser.allOf', { round }) },
    ...streams.map((stream) => ({
      value: `stream:${stream.id}`,
      label: t('organiser.one', { pillar: stream.pillarTitle, round }),
    })),
  ])
  return (
    <>
      <DefinitionList
        items={[
          { term: t('name'), detail: <bdi>{member.name ?? member.email}</bdi> },
          {
            term: t('organisations'),
            detail: member.organisations.map(({ name }) => name).join(', ') || t('noOrganisation'),
          },
          {
            term: t('secondFactor'),
            detail: member.secondFactorAt ? (
              <>
                {t('factorSince')} <Day at={member.secondFactorAt} />
              </>
            ) : (
              t('noFactor')
            ),
          },
        ]}
      />
      {adminId === member.id && <p>{t('yourself')}</p>}
      {adminId && adminId !== member.id && (
        <ActionForm action={proposeRole} submit={t('proposeButton')}>
          <p>{t('proposeText')}</p>
          <input type="hidden" name="memberId" value={member.id} />
          <SelectField
            name="role"
            label={t('role')}
            placeholder={t('choose')}
            options={[
              ...moderators,
              { value: 'admin', label: t('admin') },
              { value: 'auditor', label: t('auditor') },
            ]}
            required
          />
        </ActionForm>
      )}
      {adminId && adminId !== member.id && (
        <section className="stack">
          <h3>{t('organiser.title')}</h3>
          <ActionForm action={proposeOrganiser} submit={t('organiser.submit')}>
            <p>{t('organiser.text')}</p>
            <input type="hidden" name="memberId" value={member.id} />
            <SelectField
              name="where"
              label={t('organiser.where')}
              placeholder={t('organiser.choose')}
              options={places}
              required
            />
            <TextField
              name="consultation"
              label={t('organiser.consultation')}
              autoComplete="off"
              required
            />
            <RadioField
              name="channel"
              legend={t('organiser.channel')}
              options={CONSULTATIONS.map((value) => ({ value, label: channels(value) }))}
              required
            />
            <TextField
              name="place"
              label={t('organiser.place')}
              autoComplete="off"
              width="medium"
            />
          </ActionForm>
        </section>
      )}
      {adminId && adminId !== member.id && member.secondFactorAt && (
        <ActionForm action={resetSecondFactor}>
          <p>{t('resetText')}</p>
          <input type="hidden" name="member" value={member.id} />
          <SubmitButton kind="danger">{t('resetFactor')}</SubmitButton>
        </ActionForm>
      )}
    </>
  )
}
