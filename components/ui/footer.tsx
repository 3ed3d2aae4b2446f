import { useTranslations } from 'next-intl'
import styles from './footer.module.css'

/** The foot of every page: what this is and, as plainly, what it is not. */
export function Footer({ links }: { links: { href: string; label: string }[] }) {
  const t = useTranslations('layout')
  return (
    <footer className={styles.footer}>
      <div>
        <p>{t('footer')}</p>
        <p>{t('notUn')}</p>
        {links.length > 0 && (
          <nav aria-label={t('more')}>
            <ul>
              {links.map(({ href, label }) => (
                <li key={href}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </footer>
  )
}
