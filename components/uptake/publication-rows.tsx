import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Day } from '@/components/ui/day'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { withdrawPublication } from '@/lib/uptake/publication-actions'
import type { PublicationHead } from '@/lib/uptake/publication-views'

/** Batches with their state, who signed, and what can still be taken back. */
export function PublicationRows({ publications }: { publications: PublicationHead[] }) {
  const t = useTranslations('moderate.publications')
  const locale = useLocale()
  if (publications.length === 0) return <p>{t('none')}</p>
  return (
    <ul className="ruled">
      {publications.map((publication) => (
        <li key={publication.id} className="stack">
          <PublicationFacts publication={publication} />
          <p>
            <a href={`/${locale}/moderate/${publication.roundSlug}/publications/${publication.id}`}>
              {t('look')}
            </a>
          </p>
          <WithdrawForm publication={publication} />
        </li>
      ))}
    </ul>
  )
}

/** Takes a batch back while it waits; nothing for one that does not. */
export function WithdrawForm({ publication }: { publication: PublicationHead }) {
  const t = useTranslations('moderate.publications')
  if (publication.publishedAt || publication.withdrawnAt) return null
  return (
    <ActionForm action={withdrawPublication}>
      <input type="hidden" name="publication" value={publication.id} />
      <SubmitButton kind="danger">{t('withdraw')}</SubmitButton>
    </ActionForm>
  )
}

/** What a batch holds and how far it is, in words. */
export function PublicationFacts({ publication }: { publication: PublicationHead }) {
  const t = useTranslations('moderate.publications')
  const { publishedAt, withdrawnAt, signatures, signedBy } = publication
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
      {publishedAt && signatures === 1 && <p>{t('alone')}</p>}
      {!withdrawnAt && <Left publication={publication} />}
    </>
  )
}

/** What it was published without, or would be now, point by point and why. */
function Left({ publication }: { publication: PublicationHead }) {
  const t = useTranslations('moderate.publications')
  const { publishedAt, outdated, interested, leftOut } = publication
  // Of those published before points were named, only the number is known.
  const unnamed = publishedAt !== null && leftOut > 0 && outdated.length + interested.length === 0
  const notices = (['outdated', 'interested'] as const).filter((why) => publication[why].length > 0)
  return (
    <>
      {unnamed && <p>{t('left', { count: leftOut })}</p>}
      {notices.map((why) => (
        <Notice key={why} kind={publishedAt ? 'plain' : 'warning'}>
          {t(`leaving.${publishedAt ? `${why}Then` : why}` as const, {
            count: publication[why].length,
            points: publication[why].join(', '),
          })}
        </Notice>
      ))}
    </>
  )
}
