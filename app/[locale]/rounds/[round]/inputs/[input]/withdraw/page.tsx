import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/choice-field'
import { Page } from '@/components/ui/page'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextareaField } from '@/components/ui/textarea-field'
import { withdrawInput } from '@/lib/inputs/author-actions'
import { getAuthored } from '@/lib/inputs/draft-data'
import { canWithdrawInput } from '@/lib/inputs/policy'
import { inputPath } from '@/lib/inputs/rules'
import { getViewer } from '@/lib/platform/viewer'
import type { InputParams } from '../open-input'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inputs.withdraw'))('title') }
}

/** A step of its own before an input is taken back for good. */
export default async function Withdraw({ params }: { params: InputParams }) {
  const { locale, input: reference, round } = await params
  const viewer = await getViewer()
  const input = await getAuthored(viewer, reference)
  if (!input || input.roundSlug !== round || !canWithdrawInput(viewer, input) || input.withdrawn)
    notFound()
  const t = await getTranslations('inputs.withdraw')
  return (
    <Page
      title={t('title')}
      symbol={reference}
      breadcrumb={[{ href: `/${locale}${inputPath(input)}`, label: reference }]}
      lead={<p>{t('text')}</p>}
    >
      <ActionForm action={withdrawInput}>
        <input type="hidden" name="reference" value={reference} />
        <TextareaField
          name="reason"
          label={t('reason')}
          hint={t('reasonHint')}
          rows={3}
          limit={{ characters: 500 }}
        />
        <CheckboxField name="confirm" label={t('confirm')} />
        <SubmitButton kind="danger">{t('submit')}</SubmitButton>
      </ActionForm>
    </Page>
  )
}
