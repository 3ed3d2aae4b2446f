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

const ring = <circle cx="8" cy="8" r="5.75" fill="none" />

const shapes: Record<Family, React.ReactNode> = {
  'not-reviewed': ring,
  reflected: <circle cx="8" cy="8" r="5.75" fill="currentColor" />,
  'partly-reflected': (
    <>
      {ring}
      <path d="M8 2.25a5.75 5.75 0 0 0 0 11.5z" fill="currentColor" stroke="none" />
    </>
  ),
  noted: <path d="M2 11.5C2.6 6.4 8.6 3.6 12.6 8.4M13.8 4.2l-.8 4.6-4.6-.6" fill="none" />,
  'not-reflected': <rect x="2.75" y="2.75" width="10.5" height="10.5" fill="none" />,
  dropped: (
    <>
      {ring}
      <path d="M4.75 8h6.5" />
    </>
  ),
}

/** The sign of a colour family alone. It means nothing to a screen reader: a word stands beside it. */
export function MarkSign({ outcome }: { outcome: MarkOutcome }) {
  const family = markFamily[outcome]
  return (
    <svg
      className={styles.sign}
      data-family={family}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      {outcome === 'unverified' ? <path d="M3 8h2m2 0h2m2 0h2" /> : shapes[family]}
    </svg>
  )
}

/** An uptake mark: sign and word, never colour alone. `chip` sets it on its tint. */
export function Mark(props: { outcome: MarkOutcome; label: string; chip?: boolean }) {
  return (
    <span
      className={props.chip ? `${styles.mark} ${styles.chip}` : styles.mark}
      data-family={markFamily[props.outcome]}
    >
      <MarkSign outcome={props.outcome} />
      {props.label}
    </span>
  )
}
