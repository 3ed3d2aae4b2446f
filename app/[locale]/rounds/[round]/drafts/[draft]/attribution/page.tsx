import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { attributionOptions } from '@/components/inputs/attribution-options'
import { AttributionTable } from '@/components/inputs/attribution-table'
import { DraftForm } from '@/components/inputs/draft-form'
import { DraftPage } from '@/components/inputs/draft-page'
import { RadioField } from '@/components/ui/choice-field'
import { fieldsAs } from '@/lib/inputs/rules'
import { type DraftParams, openDraft } from '../open-draft'

type Props = { params: DraftParams; searchParams: Promise<{ from?: string; done?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inputs.attribution'))('title') }
}

/** What the public is told of who speaks: each level with exactly what it will read. */
export default async function AttributionPage({ params, searchParams }: Props) {
  const { locale, viewer, draft, round, base } = await openDraft(params, '/attribution')
  const { from, done } = await searchParams
  if (draft.reference) redirect(base)
  const t = await getTranslations()
  const own = await getTranslations('inputs')
  const options = attributionOptions(t, draft.organisation, viewer.member?.name ?? null)
  return (
    <DraftPage
      title={own('attribution.title')}
      lead={own('attribution.lead')}
      {...{ locale, draft, round, base, done }}
    >
      <DraftForm
        page="attribution"
        draft={draft.id}
        member={viewer.member?.id ?? ''}
        words={Object.fromEntries(options.map(({ value, label }) => [value, label]))}
        was={fieldsAs('attribution', draft.content, draft.topics)}
        from={from === 'check' ? from : undefined}
        labels={{ continue: own('draft.continue'), later: own('draft.later') }}
      >
        <RadioField
          name="attribution"
          legend={own('attribution.legend')}
          options={options}
          defaultValue={draft.content.attribution}
          required
        />
      </DraftForm>
      <p>{own('attribution.rules')}</p>
      <AttributionTable
        organisation={draft.organisation}
        authorName={viewer.member?.name ?? null}
      />
      {!viewer.member?.name && (
        <p>
          <a
            href={`/${locale}/me/profile?callbackUrl=${encodeURIComponent(`${base}/attribution`)}`}
          >
            {own('me.profile')}
          </a>
        </p>
      )}
    </DraftPage>
  )
}
