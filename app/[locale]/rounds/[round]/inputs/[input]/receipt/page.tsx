import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DoneLine } from '@/components/inputs/done-line'
import { Receipt } from '@/components/inputs/receipt'
import { RoundHead } from '@/components/rounds/round-head'
import { StreamTimeline } from '@/components/rounds/stream-timeline'
import { Page } from '@/components/ui/page'
import { receiptOf } from '@/lib/inputs/receipt-of'
import { getRound } from '@/lib/rounds/data'
import { type InputParams, openInput } from '../open-input'

type Props = { params: InputParams; searchParams: Promise<{ version?: string; done?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inputs.receipt'))('title') }
}

/** What its author holds in hand: reference, exact time, hash and the text it was made of. */
export default async function ReceiptPage({ params, searchParams }: Props) {
  const { version, done } = await searchParams
  const { locale, viewer, input: latest } = await openInput(params, version)
  if (!viewer.member) {
    const { round, input } = await params
    redirect(`/${locale}/sign-in?callbackUrl=/rounds/${round}/inputs/${input}/receipt`)
  }
  if (!latest?.own || !latest.authorId) notFound()
  const t = await getTranslations('inputs.receipt')
  // After a correction the receipt asked for is that of the correction, though another is in force.
  const newest = latest.versions.at(-1)?.number
  const other = version === undefined && newest && newest !== latest.version.number
  const { input } = other ? await openInput(params, String(newest)) : { input: latest }
  if (!input) notFound()
  const { reference, round } = input
  const text = receiptOf(input)
  const calendar = await getRound(viewer, round.slug)
  const stream = calendar?.streams.find(({ id }) => id === input.streamId)
  const base = `/${locale}/rounds/${round.slug}/inputs/${reference}`
  return (
    <Page
      title={t('title')}
      symbol={reference}
      breadcrumb={[
        { href: `/${locale}/me`, label: t('mine') },
        { href: base, label: reference },
      ]}
    >
      <RoundHead round={round} locale={locale} />
      <DoneLine done={done} />
      <Receipt
        input={input}
        text={text}
        base={base}
        address={
          done && !viewer.member.mailStopped ? (viewer.member.email ?? undefined) : undefined
        }
        noMail={viewer.member.mailStopped || !viewer.member.email}
      />
      {calendar && stream && (
        <section className="stack">
          <h2>{t('calendar')}</h2>
          <StreamTimeline round={calendar} stream={stream} />
        </section>
      )}
    </Page>
  )
}
