import { useLocale, useTranslations } from 'next-intl'
import { Button } from './button'
import { LanguageLinks } from './language-links'
import styles from './masthead.module.css'
import { NavLinks } from './nav-links'

type Link = { href: string; label: string; lang?: string | undefined }
type MastheadProps = {
  links: Link[]
  account: { name: string; links: Link[] } | { signIn: Link }
  languages: { code: string; name: string }[]
}

/** The head of every page: languages, the name, where one can go, the search, and who is signed in. */
export function Masthead({ links, account, languages }: MastheadProps) {
  const t = useTranslations('layout')
  const locale = useLocale()
  return (
    <header className={styles.masthead}>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <div className={styles.top}>
        <nav aria-label={t('languages')}>
          <ul className={styles.languages}>
            <LanguageLinks current={locale} languages={languages} />
          </ul>
        </nav>
        <Account account={account} label={t('account')} />
      </div>
      <div className={styles.main}>
        <div>
          <a className={styles.name} href={`/${locale}`} translate="no">
            Uptake
          </a>
          <p className={styles.purpose}>{t('purpose')}</p>
        </div>
        <search className={styles.searching}>
          <form className={styles.search} action={`/${locale}/search`}>
            <label htmlFor="masthead-search" className="visually-hidden">
              {t('searchLabel')}
            </label>
            <input
              id="masthead-search"
              type="search"
              name="q"
              dir="auto"
              maxLength={200}
              placeholder={t('searchLabel')}
            />
            <Button type="submit">{t('search')}</Button>
          </form>
        </search>
      </div>
      <nav aria-label={t('navigation')} className={styles.navigation}>
        <ul>
          <NavLinks links={links} />
        </ul>
      </nav>
    </header>
  )
}

function Account({ account, label }: { account: MastheadProps['account']; label: string }) {
  if ('signIn' in account)
    return (
      <a className={styles.signIn} href={account.signIn.href}>
        {account.signIn.label}
      </a>
    )
  return (
    <nav aria-label={label}>
      <ul className={styles.account}>
        <li>
          <bdi>{account.name}</bdi>
        </li>
        <NavLinks links={account.links} />
      </ul>
    </nav>
  )
}
