import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { RadioField, SelectField } from '@/components/ui/choice-field'
import { Notice } from '@/components/ui/notice'
import { startDraft } from '@/lib/inputs/actions'
import { minuteIn } from '@/lib/platform/i18n'
import { phaseState } from '@/lib/rounds/rules'
import type { RoundView } from '@/lib/rounds/views'

type StartFormProps = {
  round: RoundView
  organisations: { id: string; name: string; role: string }[]
  /** Organisations of the member that the round takes no inputs of for want of accreditation. */
  refused?: { id: string; name: string }[]
  pillar?: string
  formKey: string
  /** Groups in whose name the member's State may deliver. */
  groups: { id: string; name: string }[]
}

/** Pillar and behalf; the pillars that take no inputs now stand below with the reason. */
export function StartForm(props: StartFormProps) {
  const { round, organisations, refused = [], pillar, formKey, groups } = props
  const t = useTranslations('inputs.new')
  const locale = useLocale()
  const told = (at: Date, timeZone: string) => minuteIn(timeZone, at, locale)
  const streams = round.streams.map((stream) => {
    const phase = stream.phases.find(({ kind }) => kind === 'submission')
    const state = phase ? phaseState(phase, round.graceMinutes, round.now) : 'none'
    return { ...stream, phase, state }
  })
  const open = streams.filter(({ state }) => state === 'open' || state === 'grace')
  const others = streams.filter((stream) => !open.includes(stream))
  const individuals =
    round.admission === 'organisations_and_individuals' && round.takesFrom === 'all'
  const behalf = [
    ...organisations.map(({ id, name, role }) => ({
      value: id,
      label: name,
      hint: t(`role.${role}`),
    })),
    ...(individuals ? [{ value: 'self', label: t('self'), hint: t('selfHint') }] : []),
  ]
  return (
    <>
      {open.length === 0 && <p>{t('noneOpen')}</p>}
      {refused.length > 0 && (
        <Notice kind="warning" title={t('accredited')}>
          <ul>
            {refused.map(({ id, name }) => (
              <li key={id}>
                <bdi>{name}</bdi>: {t('notAccredited')}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {open.length > 0 && behalf.length === 0 && refused.length === 0 && <p>{t('nobody')}</p>}
      {open.length > 0 && behalf.length > 0 && (
        <ActionForm action={startDraft} formKey={formKey} submit={t('start')}>
          <input type="hidden" name="round" value={round.slug} />
          <RadioField
            name="pillar"
            legend={t('pillar')}
            hint={t('pillarHint')}
            options={open.map(({ pillarKey, pillarTitle, phase }) => ({
              value: pillarKey,
              label: pillarTitle,
              hint:
                phase &&
                t('closes', {
                  time: told(phase.closesAt, round.timeZone),
                  utc: told(phase.closesAt, 'UTC'),
                }),
            }))}
            defaultValue={pillar ?? (open.length === 1 ? open[0]?.pillarKey : undefined)}
            required
          />
          <RadioField
            name="behalf"
            legend={t('behalf')}
            options={behalf}
            defaultValue={behalf.length === 1 ? behalf[0]?.value : undefined}
            required
          />
          {groups.length > 0 && (
            <SelectField
              name="group"
              label={t('group')}
              hint={t('groupHint')}
              placeholder={t('ownName')}
              options={groups.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </ActionForm>
      )}
      {others.length > 0 && (
        <>
          <h2>{t('others')}</h2>
          <ul>
            {others.map(({ pillarKey, pillarTitle, phase, state }) => (
              <li key={pillarKey}>
                {pillarTitle}:{' '}
                {phase && state !== 'none'
                  ? t(`state.${state}`, {
                      time: told(
                        state === 'forthcoming' ? phase.opensAt : phase.closesAt,
                        round.timeZone,
                      ),
                    })
                  : t('state.none')}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
