import styles from './mark.module.css'

export type MarkOutcome =
  | 'not_reviewed'
  | 'reflected'
  | 'partly_reflected'
  | 'noted'
  | 'carried_elsewhere'
  | 'out_of_scope'
  | 'not_reflected'
  | 'dropped'
  | 'unverified'

type Family =
  | 'not-reviewed'
  | 'reflected'
  | 'partly-reflected'
  | 'noted'
  | 'not-reflected'
  | 'dropped'

/** The colour family of each outcome; several outcomes share one and differ by their word. */
export const markFamily: Record<MarkOutcome, Family> = {
  not_reviewed: 'not-reviewed',
  unverified: 'not-reviewed',
  reflected: 'reflected',
  partly_reflected: 'partly-reflected',
  noted: 'noted',
  carried_elsewhere: 'noted',
  out_of_scope: 'noted',
  not_reflected: 'not-reflected',
  dropped: 'dropped',
}

/** What the style sheet draws: `unverified` has a sign of its own in the colours of its family. */
const signOf = (outcome: MarkOutcome) => (outcome === 'unverified' ? outcome : markFamily[outcome])

/** The sign of an outcome alone. It means nothing to a screen reader: a word stands beside it. */
export const MarkSign = ({ outcome }: { outcome: MarkOutcome }) => (
  <span className={styles.sign} data-family={signOf(outcome)} aria-hidden="true" />
)

/**
 * An uptake mark: sign and word, never colour alone. `chip` sets it on its tint. The sign is the style sheet's,
 * since a page may hold thousands of marks.
 */
export function Mark(props: { outcome: MarkOutcome; label: string; chip?: boolean }) {
  return (
    <span
      className={props.chip ? `${styles.mark} ${styles.chip}` : styles.mark}
      data-family={signOf(props.outcome)}
    >
      {props.label}
    </span>
  )
}
