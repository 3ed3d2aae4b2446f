import { useLocale, useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import type { InputView } from '@/lib/inputs/views'
import styles from './input-versions.module.css'

/** Every version, each immutable and readable at its own address, with its hash. */
export function InputVersions({ input, base = '' }: { input: InputView; base?: string }) {
  const t = useTranslations('inputs')
  const locale = useLocale()
  return (
    <ol className={styles.versions}>
      {input.versions.map(({ number, kind, day, hash, submittedAt }) => (
        <li key={number}>
          <p>
            <a
              href={`${base}?version=${number}`}
              aria-current={number === input.version.number ? 'true' : undefined}
            >
              {t('page.version', { number, kind: t(`receipt.kind.${kind}`) })}
            </a>
            {input.recordedOnBehalf ? `, ${t('page.recordedOn')} ` : ', '}
            {submittedAt ? (
              <Day at={submittedAt} zone={input.round.timeZone} time />
            ) : (
              <Day at={day} />
            )}
            {number === input.version.number && ` (${t('page.thisVersion')})`}
          </p>
          {!input.recordedOnBehalf && (
            <p className={styles.hash}>
              {t('page.hash')} <code>{hash}</code>{' '}
              {input.published && (
                <a href={`/${locale}/verify?reference=${input.reference}`}>{t('page.verify')}</a>
              )}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
