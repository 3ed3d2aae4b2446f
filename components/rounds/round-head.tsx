import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { RoundRow } from '@/lib/rounds/views'
import styles from './round-head.module.css'

type Head = Pick<
  RoundRow,
  'slug' | 'title' | 'symbol' | 'demonstration' | 'provenance' | 'announcedAt'
> & {
  sourceUrl?: string | null
}

/** The first child of every page under a round: which round, and what of it is invented or paraphrased. */
export function RoundHead({ round, locale }: { round: Head; locale: string }) {
  return (
    <>
      <p className={styles.round}>
        <a href={`/${locale}/rounds/${round.slug}`} dir="auto">
          {round.title}
        </a>
        {round.symbol && <bdi>{round.symbol}</bdi>}
      </p>
      <RoundNotices round={round} />
    </>
  )
}

/** The notices alone, for the page that has the round's title as its own. */
export function RoundNotices({ round }: { round: Head }) {
  const t = useTranslations('rounds')
  return (
    <>
      {!round.announcedAt && <Notice kind="warning">{t('notAnnounced')}</Notice>}
      {round.demonstration && (
        <Notice kind="demonstration">
          <p>{round.demonstration}</p>
        </Notice>
      )}
      {round.provenance && (
        <Notice kind="paraphrase">
          <p>
            {round.provenance} {round.sourceUrl && <a href={round.sourceUrl}>{t('source')}</a>}
          </p>
        </Notice>
      )}
    </>
  )
}
