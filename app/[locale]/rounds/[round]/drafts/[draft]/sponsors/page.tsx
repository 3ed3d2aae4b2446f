import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DraftPage } from '@/components/inputs/draft-page'
import { InvitePart } from '@/components/sponsors/invite-part'
import { canSubmitInput } from '@/lib/inputs/policy'
import { findSchema } from '@/lib/organisations/schema'
import { phaseState } from '@/lib/rounds/rules'
import { getAsked } from '@/lib/sponsors/data'
import { type DraftParams, openDraft } from '../open-draft'

type Props = {
  params: DraftParams
  searchParams: Promise<{ done?: string; q?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sponsors.invite'))('title') }
}

/** Whom to ask to stand beside a draft. For those who may submit it. */
export default async function DraftSponsors({ params, searchParams }: Props) {
  const { locale, viewer, draft, round, base } = await openDraft(params, '/sponsors')
  if (draft.inputId || !canSubmitInput(viewer, draft)) notFound()
  const { done, q: wanted } = await searchParams
  const q = findSchema.parse(wanted ?? '')
  const of = { draftId: draft.id, inputId: null, organisationId: draft.organisationId }
  const { asked, found } = await getAsked(viewer, of, { q, locale })
  const t = await getTranslations('sponsors.invite')
  const { opensAt, closesAt } = draft
  const state =
    opensAt && closesAt
      ? phaseState({ opensAt, closesAt }, draft.graceMinutes, draft.now)
      : 'closed'
  const hidden = draft.content.attribution === 'moderators_only'
  const barred = state === 'closed' ? 'closed' : hidden ? 'moderatorsOnly' : null
  return (
    <DraftPage title={t('title')} {...{ locale, draft, round, base, done }}>
      <InvitePart {...{ of, q, found, asked, barred }} />
    </DraftPage>
  )
}
