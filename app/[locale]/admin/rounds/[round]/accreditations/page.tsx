import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AccreditationFilter } from '@/components/accreditations/accreditation-filter'
import { AccreditationList } from '@/components/accreditations/accreditation-list'
import { AdminPage } from '@/components/admin/admin-page'
import { RoundNotices } from '@/components/rounds/round-head'
import { Pager } from '@/components/ui/pager'
import { listAccreditations } from '@/lib/accreditations/data'
import { accreditationsPath } from '@/lib/accreditations/rules'
import { filterSchema } from '@/lib/accreditations/schema'
import { getViewer } from '@/lib/platform/viewer'
import { getRound } from '@/lib/rounds/data'

type Props = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<'state' | 'after' | 'done', string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('accreditations'))('title') }
}

/** Who is accredited to a round, who applied and who was refused; for admins, who decide, and auditors. */
export default async function Accreditations({ params, searchParams }: Props) {
  const [{ locale, round: slug }, asked] = await Promise.all([params, searchParams])
  const viewer = await getViewer()
  if (!viewer.admin && !viewer.auditor) notFound()
  const round = await getRound(viewer, slug)
  if (!round) notFound()
  const state = filterSchema.parse(asked.state)
  const after = typeof asked.after === 'string' ? asked.after : undefined
  const wish = { roundId: round.id, locale, state, after }
  const { items, next } = await listAccreditations(viewer, wish)
  const t = await getTranslations('accreditations')
  const page = `/${locale}${accreditationsPath(slug)}`
  const filtered = state ? `state=${state}` : ''
  return (
    <AdminPage
      title={t('title')}
      current="rounds"
      done={asked.done}
      lead={
        <p>
          <a href={`/${locale}/admin/rounds/${slug}`} dir="auto">
            {round.title}
          </a>
        </p>
      }
    >
      <RoundNotices round={round} />
      <p className="muted">{t(round.takesFrom === 'accredited' ? 'lead' : 'leadAll')}</p>
      <AccreditationFilter page={page} state={state} />
      <AccreditationList rows={items} round={slug} readOnly={!viewer.admin} />
      <Pager
        nextHref={next ? `${page}?${filtered ? `${filtered}&` : ''}after=${next}` : undefined}
        firstHref={after ? `${page}${filtered && `?${filtered}`}` : undefined}
      />
    </AdminPage>
  )
}
