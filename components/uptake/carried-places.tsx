import { useTranslations } from 'next-intl'
import { Differences } from '@/components/documents/differences'
import { differencesOf } from '@/lib/documents/differences'
import type { Carried } from '@/lib/uptake/carry-views'
import styles from './carried.module.css'

type Place = Carried['places'][number]

const wordsOf = (paragraphs: Place['before']) => paragraphs.map(({ text }) => text).join('\n')

/** The paragraphs that a record was linked to: as they read now, or what changed in them. */
export function CarriedPlaces({ carried }: { carried: Carried }) {
  const t = useTranslations('moderate.carry')
  const { places, language, linkedIn: revision } = carried
  return places.map((place) => {
    const before = place.before.map(({ label }) => label).join(', ')
    const after = place.after.map(({ label }) => label).join(', ')
    return (
      <div key={place.lineageId} className={styles.place}>
        <p className="muted small">
          {t('place', { count: place.before.length, labels: before, revision })}
          {place.after.length === 0
            ? `: ${t('gone')}`
            : before !== after && `: ${t('nowAt', { count: place.after.length, labels: after })}`}
        </p>
        <p lang={language} dir="auto" className="outcome-text">
          <Differences of={differencesOf(wordsOf(place.before), wordsOf(place.after))} />
        </p>
      </div>
    )
  })
}

/** The labels of a record's paragraphs then and now, in one line; nothing where it has none. */
export function CarriedLabels({ carried }: { carried: Carried }) {
  const t = useTranslations('moderate.carry')
  const labels = (when: 'before' | 'after') => [
    ...new Set(carried.places.flatMap((place) => place[when].map(({ label }) => label))),
  ]
  const [before, after] = [labels('before'), labels('after')]
  if (before.length === 0 && after.length === 0) return t('noParagraph')
  const then = t('place', {
    count: before.length,
    labels: before.join(', '),
    revision: carried.linkedIn,
  })
  if (after.length === 0) return `${then}: ${t('gone')}`
  return before.join() === after.join()
    ? then
    : `${then}: ${t('nowAt', { count: after.length, labels: after.join(', ') })}`
}
