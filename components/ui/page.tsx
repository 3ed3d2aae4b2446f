import { useTranslations } from 'next-intl'
import styles from './page.module.css'

type PageProps = {
  title: React.ReactNode
  symbol?: string
  revision?: string
  breadcrumb?: { href: string; label: string }[]
  lead?: React.ReactNode
  width?: 'measure' | 'wide'
  lang?: string
  dir?: 'ltr' | 'rtl' | 'auto'
  children?: React.ReactNode
}

/**
 * The frame of every page: where it stands, its title, the symbol and revision in the corner as on a
 * masthead of the United Nations, then the text between its margins. `lang` and `dir` are the title's.
 */
export function Page(props: PageProps) {
  const width = props.width === 'wide' ? styles.wide : styles.measure
  return (
    <div className={`${styles.page} ${width}`} data-sheet={props.width}>
      {props.breadcrumb && props.breadcrumb.length > 0 && <Breadcrumb steps={props.breadcrumb} />}
      <header className={styles.header}>
        <h1 lang={props.lang} dir={props.dir}>
          {props.title}
        </h1>
        {(props.symbol || props.revision) && (
          <p className={styles.corner}>
            {props.symbol && <bdi className={styles.symbol}>{props.symbol}</bdi>}
            {props.revision && <bdi>{props.revision}</bdi>}
          </p>
        )}
        {props.lead && <div className={styles.lead}>{props.lead}</div>}
      </header>
      <div className={styles.content}>{props.children}</div>
    </div>
  )
}

function Breadcrumb({ steps }: { steps: { href: string; label: string }[] }) {
  const t = useTranslations('ui.page')
  return (
    <nav className={styles.breadcrumb} aria-label={t('breadcrumb')}>
      <ol>
        {steps.map((step) => (
          <li key={step.href}>
            <a href={step.href}>{step.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
