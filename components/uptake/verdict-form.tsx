import { randomUUID } from 'node:crypto'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { RadioField } from '@/components/ui/choice-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { giveVerdict } from '@/lib/uptake/actions'
import type { RecordView, TrailView } from '@/lib/uptake/trail'
import { AnsweredMeanwhile } from './answered-meanwhile'
import { ReconsiderForm } from './reconsider-form'

type VerdictFormsProps = {
  trail: TrailView
  /** Of an input for moderators only: replies are told to nobody else. */
  restricted: boolean
}

/**
 * A form for each published record, or why there is none now. The record's moderator decided; records
 * that a source rated can't be answered here.
 */
export function VerdictForms({ trail, restricted }: VerdictFormsProps) {
  const t = useTranslations('uptake')
  if (trail.reply === 'no') return null
  if (trail.reply !== 'now') return <p>{t(`reply.${trail.reply}`)}</p>
  const answerable = trail.documents.flatMap(({ points, revisions }) =>
    points.flatMap(({ number, version, replaced, cells }) =>
      cells.flatMap((cell) =>
        cell.kind === 'recorded' && !cell.record.ratedBy
          ? [
              {
                point: t(replaced ? 'pointOfVersion' : 'pointNumber', { number, version }),
                record: cell.record,
                revision: revisions.find(({ id }) => id === cell.revisionId)?.name ?? '',
              },
            ]
          : [],
      ),
    ),
  )
  if (answerable.length === 0) return null
  return (
    <section aria-labelledby="your-reply" className="stack">
      <h3 id="your-reply">{t('reply.title')}</h3>
      <p>{t(restricted ? 'reply.nowRestricted' : 'reply.now')}</p>
      <div className="ruled">
        {answerable.map(({ record, ...where }) => (
          <section key={record.id} id={`reply-${record.id}`} className="stack">
            <h4>{t(record.verdict ? 'reply.change' : 'reply.give', { ...where })}</h4>
            <VerdictForm record={record} restricted={restricted} />
            <ReconsiderForm record={record} restricted={restricted} />
          </section>
        ))}
      </div>
    </section>
  )
}

type VerdictFormProps = { record: RecordView; restricted: boolean }

/** The author's answer to one record. Its id is in the fields' names: a page holds several of these. */
export function VerdictForm({ record, restricted }: VerdictFormProps) {
  const t = useTranslations('uptake.reply')
  const answers = useTranslations('enums.verdict')
  return (
    <ActionForm action={giveVerdict} formKey={randomUUID()} submit={t('submit')} compares>
      <input type="hidden" name={`reply.${record.id}.seen`} value={record.verdicts} />
      <AnsweredMeanwhile
        title={t('meanwhile')}
        note={t('meanwhileNote')}
        answers={{ fully: answers('fully'), partly: answers('partly'), not: answers('not') }}
      />
      <RadioField
        name={`reply.${record.id}.answer`}
        legend={t('question')}
        required
        defaultValue={record.verdict?.answer}
        options={(['fully', 'partly', 'not'] as const).map((value) => ({
          value,
          label: answers(value),
        }))}
      />
      <TextareaField
        name={`reply.${record.id}.wouldNeed`}
        label={t('wouldNeed')}
        hint={t(restricted ? 'wouldNeedHintRestricted' : 'wouldNeedHint')}
        required="sometimes"
        rows={4}
        defaultValue={record.verdict?.wouldNeed ?? ''}
        limit={{ characters: 2000 }}
      />
    </ActionForm>
  )
}
