import { useTranslations } from 'next-intl'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { ActionForm } from '@/components/ui/action-form'
import { streamTerms } from '@/lib/rounds/rules'
import { changeStreams } from '@/lib/rounds/stream-actions'
import type { RoundView } from '@/lib/rounds/views'
import { CalendarFields } from './round-fields'
import styles from './round-fields.module.css'
import { StreamTermFields } from './stream-fields'

/** What each pillar asks and when, while only staff see the round. */
export function ChangeStreams({ round }: { round: RoundView }) {
  const t = useTranslations('admin.round')
  const terms = streamTerms(round.timeZone, round.streams)
  return (
    <section className="stack">
      <h2>{t('streams')}</h2>
      <p>{t('streamsText', { zone: round.timeZone })}</p>
      <ActionForm action={changeStreams} submit={t('streamsButton')} defaultValues={terms}>
        <input type="hidden" name="slug" value={round.slug} />
        <input type="hidden" name="base" value={JSON.stringify(terms)} />
        <RefreshOnConflict />
        {round.streams.map(({ pillarKey, pillarTitle }) => (
          <fieldset key={pillarKey} className={styles.stream}>
            <legend>
              <h3>{pillarTitle}</h3>
            </legend>
            <StreamTermFields under={`streams.${pillarKey}`} />
            <CalendarFields under={`streams.${pillarKey}.calendar`} required />
          </fieldset>
        ))}
      </ActionForm>
    </section>
  )
}
