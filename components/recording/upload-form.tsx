import { useTranslations } from 'next-intl'
import { FileForm } from '@/components/ui/file-form'

/** Sends a spreadsheet to be read. */
export function UploadForm({ round, problem }: { round: string; problem?: string }) {
  const t = useTranslations('onBehalf.file')
  return (
    <FileForm
      action={`/api/rounds/${round}/on-behalf`}
      accept=".xlsx,.ods,.csv"
      texts={{ label: t('label'), hint: t('hint'), submit: t('submit') }}
      problem={problem}
    />
  )
}
