import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { requestNotes } from '@/lib/platform/request'
import { secondFactorPage } from '@/lib/sessions/second-factor'
import styles from './second-factor.module.css'

type SecondFactorLineProps = { locale: string; own: boolean }

/**
 * Tells who holds a role that it begins with the second factor, and leads there and back. `own` is
 * false where the page's texts are English in place of the reader's language.
 */
export async function SecondFactorLine({ locale, own }: SecondFactorLineProps) {
  if (requestNotes.getStore()?.path?.includes('/me/second-factor')) return null
  const t = await getTranslations('sessions.secondFactor')
  return (
    <aside
      className={styles.line}
      aria-label={t('title')}
      lang={own ? undefined : 'en'}
      dir={own ? undefined : 'ltr'}
    >
      <Notice kind="warning">
        <p>
          {t('due')} <a href={secondFactorPage(locale)}>{t('dueLink')}</a>
        </p>
      </Notice>
    </aside>
  )
}
