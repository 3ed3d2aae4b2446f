import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { proposePublication } from '@/lib/uptake/publication-actions'
import type { BatchRecord, Publishable } from '@/lib/uptake/publication-views'
import { BatchTable } from './batch-table'

type ProposeFormProps = {
  revision: Publishable
  /** The part of the list that is shown. */
  records: BatchRecord[]
  until: string
  /** What was ticked, here and in other parts. */
  without: readonly string[]
  isLater: boolean
  /** The last record shown, where more follow. */
  last: string | undefined
}

/**
 * What a proposal would hold, each record with a box to leave it out. The buttons to other parts send the form as well:
 * so what is ticked goes along without a script.
 */
export function ProposeForm(props: ProposeFormProps) {
  const { revision, records, until, without, isLater, last } = props
  const t = useTranslations('moderate.publications')
  const locale = useLocale()
  const elsewhere = without.filter((id) => !records.some((record) => record.id === id))
  const query = new URLSearchParams({ document: revision.documentSlug, revision: revision.slug })
  return (
    <ActionForm action={proposePublication}>
      <input type="hidden" name="revision" value={revision.id} />
      <input type="hidden" name="until" value={until} />
      {elsewhere.map((id) => (
        <input key={id} type="hidden" name="without" value={id} />
      ))}
      <BatchTable
        records={records}
        without={without}
        pageOf={({ pointId }) =>
          `/${locale}/moderate/${revision.roundSlug}/records/${pointId}?${query}`
        }
      />
      <p className="row">
        <SubmitButton>{t('propose')}</SubmitButton>
        {isLater && (
          <SubmitButton kind="secondary" name="show" value="">
            {t('firstPart')}
          </SubmitButton>
        )}
        {last && (
          <SubmitButton kind="secondary" name="show" value={last}>
            {t('nextPart')}
          </SubmitButton>
        )}
      </p>
    </ActionForm>
  )
}
