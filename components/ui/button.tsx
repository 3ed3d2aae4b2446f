import styles from './button.module.css'

type Kind = 'primary' | 'secondary' | 'danger' | 'quiet'

const classes = (kind: Kind, own?: string) =>
  [styles.button, styles[kind], own].filter(Boolean).join(' ')

/** A button. One primary action to a page; `danger` for what can't be taken back. */
export function Button(props: React.ComponentProps<'button'> & { kind?: Kind }) {
  const { kind = 'secondary', className, ...rest } = props
  return <button {...rest} className={classes(kind, className)} />
}

/** A link that leads to an action and looks like one. */
export function LinkButton(props: React.ComponentProps<'a'> & { href: string; kind?: Kind }) {
  const { kind = 'secondary', className, children, ...rest } = props
  return (
    <a {...rest} className={classes(kind, className)}>
      {children}
    </a>
  )
}
