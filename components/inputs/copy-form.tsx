import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField, RadioField } from '@/components/ui/choice-field'
import { copyInput } from '@/lib/inputs/copy-actions'
import type { CopyStream } from '@/lib/inputs/draft-views'
import type { Dropped } from '@/lib/inputs/schema'
import { minuteIn } from '@/lib/platform/i18n'

type Target = { stream: CopyStream; dropped: Dropped[]; over: boolean }
type CopyFormProps = { reference: string; files: number; targets: Target[]; formKey: string }

/** The streams to choose from, each with its deadline and what would not come along. */
export function CopyForm({ reference, files, targets, formKey }: CopyFormProps) {
  const t = useTranslations('inputs.copy')
  const locale = useLocale()
  const lost = useLostText()
  return (
    <ActionForm action={copyInput} formKey={formKey} submit={t('submit')}>
      <input type="hidden" name="reference" value={reference} />
      <RadioField
        name="target"
        legend={t('target')}
        options={targets.map(({ stream, dropped, over }) => {
          const told = (at: string) => minuteIn(stream.timeZone, new Date(at), locale)
          const times = { opens: told(stream.opensAt), closes: told(stream.closesAt) }
          const losses = dropped.map(lost)
          return {
            value: `${stream.roundSlug}/${stream.pillarKey}`,
            label: t('stream', { round: stream.roundTitle, pillar: stream.pillarTitle }),
            hint: [
              t('times', times),
              losses.length ? t('without', { what: losses.join('; ') }) : t('whole'),
              ...(over ? [t('over')] : []),
            ].join(' '),
          }
        })}
        required
      />
      {files > 0 && (
        <CheckboxField name="files" label={t('files', { count: files })} hint={t('filesHint')} />
      )}
    </ActionForm>
  )
}

/** What one point lost, in words. */
export function useLostText() {
  const t = useTranslations('inputs.copy')
  return ({ point, topics, paragraph }: Dropped) =>
    t('lost', {
      point,
      what: [
        ...(topics.length ? [t('topics', { topics: topics.join(', ') })] : []),
        ...(paragraph ? [t('paragraph', { paragraph })] : []),
      ].join(', '),
    })
}
