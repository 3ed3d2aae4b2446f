import { useLocale, useTranslations } from 'next-intl'
import type { InputView } from '@/lib/inputs/views'
import { dateLocale } from '@/lib/platform/i18n'
import { invitationPath, standingOn } from '@/lib/sponsors/rules'
import { asOfSchema } from '@/lib/sponsors/schema'
import type { StandingView } from '@/lib/sponsors/views'
import { AlignmentList } from './alignment-list'
import { AsOfForm } from './as-of-form'
import { SponsorHistory } from './sponsor-history'
import { SponsorTable } from './sponsor-table'

type StandingSectionProps = {
  input: InputView
  standing: StandingView
  /** Whether the reader is told who they are. */
  told: boolean
  /** The day that the address asks for, as it was written. */
  asOf?: string
  /** The declaration's page, for those who may declare. */
  declareHref?: string
}

/** Who stands beside an input today or on the day asked for, and how others stand to it. */
export function StandingSection(props: StandingSectionProps) {
  const { input, standing, told, asOf, declareHref } = props
  const t = useTranslations('sponsors.section')
  const locale = useLocale()
  const { history, alignments, mine } = standing
  const today = new Date().toISOString().slice(0, 10)
  const asked = asOf === undefined ? undefined : asOfSchema.safeParse(asOf)
  const day = asked?.data
  const sponsors = standingOn(history, day ?? today)
  const format = new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: 'long', timeZone: 'UTC' })
  const caption = day ? t('asOf', { day: format.format(new Date(day)) }) : t('now')
  const inForce = input.versions.findLast(({ kind }) => kind !== 'correction')?.number ?? 1
  const shown = alignments.filter((one) => one.day <= (day ?? today))
  if (history.length + alignments.length + mine.length === 0 && !declareHref) return null
  const empty = t(day ? 'noneOn' : 'none')
  return (
    <section className="stack" aria-labelledby="sponsors">
      <h2 id="sponsors">{t('title')}</h2>
      {history.length > 0 && (
        <>
          {told ? (
            <SponsorTable {...{ caption, empty, sponsors, version: inForce }} />
          ) : (
            <p>
              {day && `${caption}: `}
              {sponsors.length ? t('count', { count: sponsors.length }) : empty}
            </p>
          )}
          <p className="muted">{t('one')}</p>
          <AsOfForm value={day ?? ''} wrong={asked?.success === false} today={today} />
          <SponsorHistory history={history} />
        </>
      )}
      {shown.length > 0 && <AlignmentList alignments={shown} />}
      <ul className="plain-list no-print">
        {mine.map(({ id, organisation }) => (
          <li key={id}>
            <a href={`/${locale}${invitationPath(id)}`}>{t('mine', { organisation })}</a>
          </li>
        ))}
        {declareHref && (
          <li>
            <a href={declareHref}>{t('declare')}</a>
          </li>
        )}
      </ul>
    </section>
  )
}
