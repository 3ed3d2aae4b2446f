import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AdminPage } from '@/components/admin/admin-page'
import { AnchorErrors } from '@/components/admin/anchor-errors'
import { CreateRoundForm } from '@/components/admin/create-round-form'
import { LimitFields } from '@/components/admin/limit-fields'
import { CalendarFields, TermFields, TextFields } from '@/components/admin/round-fields'
import { StreamFields } from '@/components/admin/stream-fields'
import { timeZones } from '@/lib/kernel/time-zones'
import { getViewer } from '@/lib/platform/viewer'
import { listPillars } from '@/lib/rounds/data'
import { limitTexts } from '@/lib/rounds/rules'
import { USUAL_LIMITS } from '@/lib/rounds/schema'

/** Ticked unless the admin says otherwise; threats and institutional dialogue are asked for less often. */
const USUAL = ['norms', 'intl_law', 'cbm', 'capacity']

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('newRound') }
}

/** A new round on one page, its pillars and calendars included. */
export default async function NewRound() {
  const viewer = await getViewer()
  if (!viewer.admin) notFound()
  const t = await getTranslations('admin')
  const pillars = await listPillars()
  const defaults = Object.fromEntries(
    pillars.map(({ key }) => [
      key,
      { publishes: 'on_submission', ...(USUAL.includes(key) && { included: 'on' }) },
    ]),
  )
  return (
    <AdminPage title={t('newRound')} current="rounds">
      <CreateRoundForm
        submit={t('form.create')}
        defaultValues={{
          admission: 'organisations',
          takesFrom: 'all',
          graceMinutes: '0',
          ...limitTexts(USUAL_LIMITS),
          streams: defaults,
        }}
      >
        <h2>{t('form.texts')}</h2>
        <TextFields />
        <TermFields zones={timeZones()} />
        <LimitFields />
        <h2>{t('form.calendar')}</h2>
        <p className="muted">{t('form.calendarHint')}</p>
        <CalendarFields under="calendar" required />
        <h2>{t('form.pillars')}</h2>
        <p className="muted">{t('form.pillarsHint')}</p>
        <AnchorErrors name="pillars" />
        {pillars.map((pillar) => (
          <StreamFields key={pillar.key} pillar={pillar} />
        ))}
      </CreateRoundForm>
    </AdminPage>
  )
}
