import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Day } from '@/components/ui/day'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { withdrawPublication } from '@/lib/uptake/publication-actions'
import type { PublicationHead } from '@/lib/uptake/publication-views'

/** Batches with their state, who signed, and what can still be taken back. */
export function PublicationRows({ publications }: { publications: PublicationHead[] }) {
  const t = useTranslations('moderate.publications')
  if (publications.length === 0) return <p>{t('none')}</p>
  return (
    <ul className="ruled">
      {publications.map((publication) => (
        <li key={publication.id} className="stack">
          <PublicationFacts publication={publication} />
          {!publication.publishedAt && !publication.withdrawnAt && (
            <ActionForm action={withdrawPublication}>
              <input type="hidden" name="publication" value={publication.id} />
              <SubmitButton kind="danger">{t('withdraw')}</SubmitButton>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What a batch holds and how far it is, in words. */
export function PublicationFacts({ publication }: { publication: PublicationHead }) {
  const t = useTranslations('moderate.publications')
  const { publishedAt, withdrawnAt, signatures, signedBy, leftOut } = publication
  const of = { document: publication.documentTitle, revision: publication.revisionName }
  return (
    <>
      <p>
        <strong>
          {publication.number === null
            ? t('unnumbered', of)
            : t('batch', { number: publication.number, ...of })}
        </strong>
        : {t('records', { count: publication.records })}
      </p>
      <p className="muted">
        {publication.proposedBy &&
          t.rich('proposedBy', {
            who: publication.proposedBy,
            day: () => <Day at={publication.proposedAt} />,
          })}{' '}
        {signedBy.length > 0 && t('signedBy', { who: signedBy.join(', ') })}{' '}
        {publishedAt && t.rich('publishedOn', { day: () => <Day at={publishedAt} /> })}
        {withdrawnAt && t.rich('withdrawnOn', { day: () => <Day at={withdrawnAt} /> })}
        {!publishedAt && !withdrawnAt && t('waiting', { count: signedBy.length })}
      </p>
      {publishedAt && leftOut > 0 && <p>{t('left', { count: leftOut })}</p>}
      {publishedAt && signatures === 1 && <p>{t('alone')}</p>}
      {publication.outdated.length > 0 && (
        <Notice kind="warning">{t('outdated', { points: publication.outdated.join(', ') })}</Notice>
      )}
    </>
  )
}
