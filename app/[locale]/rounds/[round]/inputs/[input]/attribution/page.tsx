import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { attributionOptions } from '@/components/inputs/attribution-options'
import { AttributionTable } from '@/components/inputs/attribution-table'
import { ShareForm } from '@/components/inputs/share-form'
import { ActionForm } from '@/components/ui/action-form'
import { RadioField } from '@/components/ui/choice-field'
import { Page } from '@/components/ui/page'
import type { Attribution } from '@/lib/generated/prisma/enums'
import { raises } from '@/lib/inputs/attribution'
import { changeAttribution } from '@/lib/inputs/author-actions'
import { getAuthored } from '@/lib/inputs/draft-data'
import { canAttributeInput, canShareInput, canWithdrawInput } from '@/lib/inputs/policy'
import { inputPath } from '@/lib/inputs/rules'
import { getViewer } from '@/lib/platform/viewer'
import type { InputParams } from '../open-input'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inputs.attribution'))('change') }
}

/** Changes what the public is told of who spoke. */
export default async function ChangeAttribution({ params }: { params: InputParams }) {
  const { locale, input: reference, round } = await params
  const viewer = await getViewer()
  const input = await getAuthored(viewer, reference)
  if (!input || input.roundSlug !== round || !canAttributeInput(viewer, input) || input.withdrawn)
    notFound()
  const t = await getTranslations('inputs.attribution')
  const all = await getTranslations()
  const name =
    input.authorName ?? (viewer.member?.id === input.authorId ? viewer.member?.name : null) ?? null
  const isAuthor = viewer.member?.id === input.authorId
  // Who has left may only hide more; only the author has the author named.
  const mayBe = (level: Attribution) =>
    !raises(input.attribution, level) ||
    (canWithdrawInput(viewer, input) && (isAuthor || level !== 'person_and_organisation'))
  return (
    <Page
      title={t('change')}
      symbol={reference}
      breadcrumb={[{ href: `/${locale}${inputPath(input)}`, label: reference }]}
      lead={<p>{t('now', { level: all(`enums.attribution.${input.attribution}`) })}</p>}
    >
      <p>{t('rules')}</p>
      <ActionForm action={changeAttribution} submit={t('save')}>
        <input type="hidden" name="reference" value={reference} />
        <RadioField
          name="attribution"
          legend={t('legend')}
          options={attributionOptions(all, input.organisation, name).filter(({ value }) =>
            mayBe(value as Attribution),
          )}
          defaultValue={input.attribution}
          required
        />
      </ActionForm>
      <AttributionTable organisation={input.organisation} authorName={name} />
      {canShareInput(viewer, input) && input.moderatorsOnly && (
        <ShareForm reference={reference} shared={input.focalPointsFrom !== null} />
      )}
    </Page>
  )
}
