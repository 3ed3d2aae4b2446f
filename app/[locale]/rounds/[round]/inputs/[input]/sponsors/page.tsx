import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DoneLine } from '@/components/inputs/done-line'
import { InvitePart } from '@/components/sponsors/invite-part'
import { Page } from '@/components/ui/page'
import { inputPath } from '@/lib/inputs/rules'
import { findSchema } from '@/lib/organisations/schema'
import { getViewer } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'
import { phaseState } from '@/lib/rounds/rules'
import { getAsked, getSponsored } from '@/lib/sponsors/data'
import { canInviteSponsor } from '@/lib/sponsors/policy'
import type { InputParams } from '../open-input'

type Props = {
  params: InputParams
  searchParams: Promise<{ done?: string; q?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sponsors.invite'))('title') }
}

/** Whom the author's side asks to stand beside an input, until its phase closes. */
export default async function InputSponsors({ params, searchParams }: Props) {
  const [{ locale, input: reference, round: slug }, { done, q: wanted }] = await Promise.all([
    params,
    searchParams,
  ])
  const viewer = await getViewer()
  const [input, round] = await Promise.all([
    getSponsored(viewer, { reference }),
    getRound(viewer, slug),
  ])
  if (!input || !round || input.roundId !== round.id || !canInviteSponsor(viewer, input)) notFound()
  const q = findSchema.parse(wanted ?? '')
  const { asked, found } = await getAsked(viewer, input, { q, locale })
  const t = await getTranslations('sponsors.invite')
  const stream = round.streams.find(({ id }) => id === input.streamId)
  const phase = stream?.phases.find(({ kind }) => kind === 'submission')
  const state = phase ? phaseState(phase, round.graceMinutes, round.now) : 'closed'
  const barred = input.moderatorsOnly ? 'moderatorsOnly' : state === 'closed' ? 'closed' : null
  return (
    <Page
      title={t('title')}
      symbol={reference}
      breadcrumb={[
        { href: `/${locale}${inputPath({ roundSlug: slug, reference })}`, label: reference },
      ]}
    >
      <DoneLine done={done} />
      <InvitePart of={{ draftId: null, reference }} {...{ q, found, asked, barred }} />
    </Page>
  )
}
