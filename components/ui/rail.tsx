import styles from './rail.module.css'

type RailProps = {
  id?: string
  number?: React.ReactNode
  numberHref?: string
  numberLabel?: string
  marks?: React.ReactNode
  as?: 'div' | 'li' | 'article' | 'section'
  serif?: boolean
  lang?: string
  dir?: 'ltr' | 'rtl' | 'auto'
  children: React.ReactNode
}

/**
 * The margin rail: a number at the start, the text, its uptake marks at the end. On a narrow screen
 * the number stands above the text and the marks below it. `lang` and `dir` are those of the text.
 */
export function Rail(props: RailProps) {
  const Element = props.as ?? 'div'
  const body = props.serif ? `${styles.body} outcome-text` : styles.body
  return (
    <Element id={props.id} className={styles.rail}>
      {props.number && (
        <div className={styles.number}>
          {props.numberHref ? (
            <a href={props.numberHref} aria-label={props.numberLabel}>
              {props.number}
            </a>
          ) : (
            props.number
          )}
        </div>
      )}
      <div className={body} lang={props.lang} dir={props.dir}>
        {props.children}
      </div>
      {props.marks && (
        <div className={styles.marks} dir="auto">
          {props.marks}
        </div>
      )}
    </Element>
  )
}
