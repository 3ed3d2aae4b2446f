import { useFormatter } from 'next-intl'
import styles from './tabs.module.css'

type Tab = { href: string; label: string; count?: number; current?: boolean }

/** Views of one thing as links; each has an address of its own. */
export function Tabs({ label, items }: { label: string; items: Tab[] }) {
  const format = useFormatter()
  return (
    <nav className={styles.tabs} aria-label={label}>
      <ul>
        {items.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.count !== undefined && (
                <span className={styles.count}>{format.number(tab.count)}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
