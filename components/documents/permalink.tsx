import { useTranslations } from 'next-intl'
import styles from './permalink.module.css'

/** On paper, where what was printed stands for good; on a screen each number is its paragraph's address. */
export function Permalink({ address }: { address: string }) {
  const t = useTranslations('documents')
  return (
    <p className={styles.printed}>
      {t('permalink')} <bdi>{address}</bdi>
    </p>
  )
}
