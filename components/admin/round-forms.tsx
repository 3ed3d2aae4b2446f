import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { announceRound, changeRound, noteClosing, proposeExtension } from '@/lib/rounds/actions'
import { limitTexts } from '@/lib/rounds/rules'
import type { RoundView } from '@/lib/rounds/views'
import { LimitFields } from './limit-fields'
import { TakesFromField, TextFields } from './round-fields'

/** Which round and which version of its texts a form is about. */
function About({ round }: { round: RoundView }) {
  return (
    <>
      <input type="hidden" name="slug" value={round.slug} />
      <input type="hidden" name="version" value={round.version} />
    </>
  )
}

/** The texts as this page read them, and the page anew where somebody changed them meanwhile. */
function Read({ round }: { round: RoundView }) {
  const { title, symbol, process, purpose, takesFrom, closingNote, limits } = round
  const texts = { title, symbol, process, purpose, takesFrom, closingNote, ...limitTexts(limits) }
  const base = JSON.stringify(texts)
  return (
    <>
      <About round={round} />
      <input type="hidden" name="base" value={base} />
      <RefreshOnConflict />
    </>
  )
}

/** Announcing and the texts, while only staff see the round. */
export function BeforeAnnouncing({ round }: { round: RoundView }) {
  const t = useTranslations('admin.round')
  const { title, symbol, process, purpose, takesFrom, limits } = round
  const texts = {
    ...{ title, symbol: symbol ?? '', process, purpose, takesFrom },
    ...limitTexts(limits),
  }
  return (
    <>
      <section className="stack">
        <h2>{t('announce')}</h2>
        <p>{t('announceText')}</p>
        <ActionForm action={announceRound} submit={t('announceButton')}>
          <About round={round} />
        </ActionForm>
      </section>
      <section className="stack">
        <h2>{t('texts')}</h2>
        <ActionForm action={changeRound} submit={t('save')} defaultValues={texts}>
          <Read round={round} />
          <TextFields />
          <TakesFromField />
          <LimitFields />
        </ActionForm>
      </section>
    </>
  )
}

/** The one text that is written when a round is over. */
export function ClosingNote({ round }: { round: RoundView }) {
  const t = useTranslations('admin.round')
  return (
    <section className="stack">
      <h2>{t('closing')}</h2>
      <ActionForm
        action={noteClosing}
        submit={t('save')}
        defaultValues={{ closingNote: round.closingNote ?? '' }}
      >
        <Read round={round} />
        <TextareaField
          name="closingNote"
          label={t('closing')}
          hint={t('closingHint')}
          rows={2}
          required
        />
      </ActionForm>
    </section>
  )
}

/** Proposes a later close; a second admin signs it. */
export function ExtendPhase({ round }: { round: RoundView }) {
  const t = useTranslations('admin.round')
  const kinds = useTranslations('enums.phaseKind')
  return (
    <section className="stack">
      <h2>{t('extend')}</h2>
      <p>{t('extendText')}</p>
      <ActionForm action={proposeExtension} submit={t('extendButton')}>
        <SelectField
          name="phaseId"
          label={t('phase')}
          options={round.streams.flatMap(({ pillarTitle, phases }) =>
            phases.map(({ id, kind }) => ({ value: id, label: `${pillarTitle}: ${kinds(kind)}` })),
          )}
          required
        />
        <TextField
          type="datetime-local"
          name="closesAt"
          label={t('newClose')}
          hint={t('newCloseHint', { zone: round.timeZone })}
          width="medium"
          required
        />
        <TextareaField name="reason" label={t('reason')} rows={2} required />
      </ActionForm>
    </section>
  )
}
