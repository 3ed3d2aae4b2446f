import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/choice-field'
import { FileForm } from '@/components/ui/file-form'
import type { RoundView } from '@/lib/rounds/views'

type Props = {
  round: Pick<RoundView, 'slug' | 'documents'>
  pillar: string
  /** A document and its revision as chosen before, such as "draft/rev-1". */
  chosen?: string
  problem?: string
}

/** Sends a file of decisions to be read. */
export function DecisionUploadForm({ round, pillar, chosen, problem }: Props) {
  const t = useTranslations('files.in')
  const options = round.documents.flatMap((document) =>
    document.revisions.toReversed().map((revision) => ({
      value: `${document.slug}/${revision.slug}`,
      label: `${document.title}, ${revision.name}`,
    })),
  )
  return (
    <FileForm
      action={`/api/rounds/${round.slug}/pillars/${pillar}/decisions`}
      accept=".xlsx,.ods,.csv,.docx"
      texts={{ label: t('label'), hint: t('hint'), submit: t('submit') }}
      problem={problem}
    >
      <SelectField
        name="revision"
        label={t('revision')}
        required
        options={options}
        defaultValue={options.some(({ value }) => value === chosen) ? chosen : undefined}
      />
    </FileForm>
  )
}
