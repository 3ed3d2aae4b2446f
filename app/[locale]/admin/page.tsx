import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminPage } from '@/components/admin/admin-page'
import { ToSignList } from '@/components/admin/to-sign-list'
import { LinkButton } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { listToSign } from '@/lib/doors/to-sign'
import { signRole } from '@/lib/members/actions'
import { getViewer } from '@/lib/platform/viewer'
import { signExtension } from '@/lib/rounds/actions'
import { listRounds } from '@/lib/rounds/data'
import { roundState } from '@/lib/rounds/rules'
import { signPublication } from '@/lib/uptake/publication-actions'

type AdminHomeProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('title') }
}

/** All rounds, and what waits for an admin's signature. */
export default async function AdminHome({ params, searchParams }: AdminHomeProps) {
  const viewer = await getViewer()
  if (!viewer.admin && !viewer.auditor) notFound()
  const { locale } = await params
  const [t, rounds, waiting] = await Promise.all([
    getTranslations('admin'),
    listRounds(viewer),
    listToSign(viewer),
  ])
  return (
    <AdminPage title={t('title')} current="rounds" done={(await searchParams).done}>
      {viewer.admin && (
        <section className="stack">
          <h2>{t('toSign.title')}</h2>
          <p className="muted">{t('toSign.lead')}</p>
          <ToSignList
            items={waiting}
            sign={{
              extend_phase: signExtension,
              grant_role: signRole,
              publish_uptake: signPublication,
            }}
          />
        </section>
      )}
      <section className="stack">
        <DataTable
          caption={t('rounds')}
          columns={[
            { key: 'title', label: t('columns.title'), rowHeader: true },
            { key: 'symbol', label: t('columns.symbol') },
            { key: 'state', label: t('columns.state') },
          ]}
          rows={rounds.map((round) => ({
            key: round.id,
            cells: {
              title: <a href={`/${locale}/admin/rounds/${round.slug}`}>{round.title}</a>,
              symbol: round.symbol && <bdi>{round.symbol}</bdi>,
              state: t(`state.${round.announcedAt ? stateOf(round) : 'draft'}`),
            },
          }))}
          empty={t('noRounds')}
        />
        {viewer.admin && (
          <p>
            <LinkButton kind="primary" href={`/${locale}/admin/rounds/new`}>
              {t('newRound')}
            </LinkButton>
          </p>
        )}
      </section>
    </AdminPage>
  )
}

const stateOf = ({ streams, graceMinutes, now }: Awaited<ReturnType<typeof listRounds>>[number]) =>
  roundState(
    streams.flatMap(({ phases }) => phases),
    graceMinutes,
    now,
  )
