import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import type { KeptTranslation } from '@/lib/documents/views'

/** What became of a translation: who stored, confirmed and withdrew it, or that it waits. */
export function KeptTranslationLines({ translation }: { translation: KeptTranslation }) {
  const t = useTranslations('moderate.documents')
  const unnamed = useTranslations('moderate.queue')('unnamed')
  const told = (what: 'addedBy' | 'confirmedBy' | 'withdrawnBy', who: string | null, at: string) =>
    t.rich(what, {
      who: who ?? unnamed,
      b: (name) => <bdi>{name}</bdi>,
      day: () => <Day at={at} />,
    })
  const { addedBy, addedAt, confirmedBy, confirmedAt, withdrawnBy, withdrawnAt, reason } =
    translation
  return (
    <>
      <p>
        {told('addedBy', addedBy, addedAt)}{' '}
        {confirmedAt && told('confirmedBy', confirmedBy, confirmedAt)}
        {!confirmedAt && !withdrawnAt && <strong>{t('waits')}</strong>}
      </p>
      {withdrawnAt && (
        <p>
          {told('withdrawnBy', withdrawnBy, withdrawnAt)} <bdi>{reason}</bdi>
        </p>
      )}
    </>
  )
}
