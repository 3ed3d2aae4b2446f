import styles from './status-line.module.css'

type StatusLineProps = { children?: React.ReactNode; kind?: 'plain' | 'done' | 'problem' }

/** A line that says what has just happened and stays until something else does; it is read aloud. */
export function StatusLine({ children, kind = 'plain' }: StatusLineProps) {
  return (
    <p className={styles.status} data-kind={kind} role="status">
      {children}
    </p>
  )
}
