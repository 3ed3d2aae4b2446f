import { useLocale, useTranslations } from 'next-intl'
import { InputAttachments } from '@/components/attachments/input-attachments'
import { CopyButton } from '@/components/ui/copy-button'
import { Day } from '@/components/ui/day'
import { DefinitionList } from '@/components/ui/definition-list'
import type { InputView } from '@/lib/inputs/views'
import { Byline } from './byline'
import styles from './receipt.module.css'

type ReceiptProps = {
  input: InputView
  /** What the hash is made of; null where the input was withdrawn. */
  text: string | null
  base: string
  /** Where the mail goes, right after submitting. */
  address?: string
  /** The reader gets no mail. */
  noMail?: boolean
}

/** A receipt and what happens next. */
export function Receipt({ input, text, base, address, noMail = false }: ReceiptProps) {
  const t = useTranslations('inputs.receipt')
  const locale = useLocale()
  const { reference, version, versions, round } = input
  const hidden = input.attribution === 'moderators_only'
  const at = version.submittedAt
  const file = `/api/rounds/${round.slug}/inputs/${reference}/receipt?version=${version.number}&format=`
  return (
    <>
      <p className={styles.reference}>
        <bdi>{reference}</bdi> <CopyButton text={reference} label={t('reference')} />
      </p>
      <DefinitionList
        items={[
          { term: t('by'), detail: <Byline byline={input.byline} /> },
          {
            term: t('received'),
            detail: at && (
              <>
                <Day at={at} zone={round.timeZone} time /> · <Day at={at} time />
              </>
            ),
          },
          {
            term: t('version'),
            detail: `${version.number} (${t(`kind.${version.kind}`)})`,
          },
          { term: t('hash'), detail: <code className={styles.hash}>{version.hash}</code> },
        ]}
      />
      {address && <p>{t('mail', { address })}</p>}
      <p>{t(noMail ? 'printNoMail' : 'print')}</p>
      {text && (
        <p>
          <a href={`${file}pdf&locale=${locale}`} download>
            {t('pdf')}
          </a>
        </p>
      )}
      <InputAttachments files={input.attachments} />
      <h2>{t('next')}</h2>
      <p>{t(hidden ? 'hidden' : input.published ? 'public' : 'held')}</p>
      <p>{t(noMail ? 'answersNoMail' : 'answers')}</p>
      {version.number > 1 && (
        <p>
          <a href={`${base}/versions?from=${version.number - 1}&to=${version.number}`}>
            {t('changes')}
          </a>
        </p>
      )}
      <p>
        <a href={base}>{t('page')}</a>
      </p>
      {text && (
        <details>
          <summary>{t('verify')}</summary>
          <p>{t('verifyText')}</p>
          <p>
            <a href={`${file}txt`} download>
              {t('text')}
            </a>
          </p>
          {input.published && (
            <p>
              <a href={`/${locale}/verify?reference=${reference}`}>{t('anybody')}</a>
            </p>
          )}
          <pre className={styles.text} dir="auto">
            {text}
          </pre>
        </details>
      )}
      {versions.length > 1 && (
        <>
          <h2>{t('versions')}</h2>
          <ul className="plain-list">
            {versions.map(({ number, kind }) => (
              <li key={number}>
                <a href={`${base}/receipt?version=${number}`}>
                  {number} ({t(`kind.${kind}`)})
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
