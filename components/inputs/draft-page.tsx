import { useTranslations } from 'next-intl'
import { RoundHead } from '@/components/rounds/round-head'
import { Page } from '@/components/ui/page'
import type { DraftView } from '@/lib/inputs/draft-views'
import type { RoundView } from '@/lib/rounds/views'
import { DoneLine } from './done-line'

type DraftPageProps = {
  title: string
  lead?: string
  locale: string
  /** The address of the task list; left out there. */
  base?: string
  draft: DraftView
  round: RoundView
  done?: string
  children: React.ReactNode
}

/** The frame of a draft's pages: its round and pillar, and the way back to all its parts. */
export function DraftPage({
  title,
  lead,
  locale,
  base,
  draft,
  round,
  done,
  children,
}: DraftPageProps) {
  const t = useTranslations('inputs.draft')
  return (
    <Page
      title={title}
      lead={lead && <p>{lead}</p>}
      symbol={draft.reference ?? undefined}
      breadcrumb={base ? [{ href: base, label: t('back') }] : undefined}
    >
      <RoundHead round={round} locale={locale} />
      <p className="muted">{draft.pillarTitle}</p>
      <DoneLine done={done} />
      {children}
    </Page>
  )
}
