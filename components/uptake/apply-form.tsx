import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField, RadioField } from '@/components/ui/choice-field'
import { applyUpload } from '@/lib/uptake/upload-actions'
import type { JudgedRow, UploadView } from '@/lib/uptake/upload-views'
import { RowDoubts } from './row-doubts'

type Props = { upload: Pick<UploadView, 'id'>; judged: JudgedRow[]; seen: string }

/** Settles what somebody else decided meanwhile, and applies what the file says. */
export function ApplyForm({ upload, judged, seen }: Props) {
  const t = useTranslations('files.apply')
  const rows = useTranslations('files.rows')
  const outcomes = useTranslations('enums.outcome')
  const conflicts = judged.flatMap((row) =>
    row.kind === 'conflict' && row.point && row.becomes
      ? [{ ...row, point: row.point, becomes: row.becomes }]
      : [],
  )
  const count = (kinds: JudgedRow['kind'][]) =>
    judged.filter(({ kind }) => kinds.includes(kind)).length
  const [changes, refused] = [count(['new', 'change', 'correct']), count(['refused'])]
  if (changes + conflicts.length === 0) return <p>{t('nothing')}</p>
  const told = (of: Pick<NonNullable<JudgedRow['becomes']>, 'outcome' | 'labels'> & Words) =>
    [
      outcomes(of.outcome),
      of.labels.length > 0 && `${rows('paragraphs')}: ${of.labels.join('; ')}`,
      of.carriedTo && `${rows('carriedTo')}: ${of.carriedTo}`,
      of.reason,
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <ActionForm action={applyUpload} submit={t('submit')} compares>
      <input type="hidden" name="upload" value={upload.id} />
      <input type="hidden" name="seen" value={seen} />
      <RefreshOnConflict />
      <p>{t('counts', { changes, conflicts: conflicts.length })}</p>
      {conflicts.map(({ row, point, becomes, doubts, meanwhile }) => (
        <RadioField
          key={point.pointId}
          name={`choices.${point.pointId}`}
          legend={t(point.record ? 'conflict' : 'conflictGone', {
            row,
            point: `${point.reference}#${point.number}`,
          })}
          hint={
            <>
              {doubts.length > 0 && <RowDoubts doubts={doubts} />}
              {meanwhile && rows(`meanwhile.${meanwhile}`, { who: point.record?.decidedBy ?? '–' })}
            </>
          }
          required
          options={[
            { value: 'leave', label: t('leave'), hint: point.record ? told(point.record) : '' },
            {
              value: 'file',
              label: doubts.length > 0 ? t('fileDespite') : t('file'),
              hint: told(becomes),
            },
          ]}
        />
      ))}
      {refused > 0 && (
        <CheckboxField name="withoutRefused" label={t('withoutRefused', { refused })} />
      )}
    </ActionForm>
  )
}

type Words = { reason: string | null; carriedTo: string | null }
