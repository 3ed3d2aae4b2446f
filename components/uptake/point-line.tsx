import { useTranslations } from 'next-intl'
import { Byline } from '@/components/inputs/byline'
import { lineOf } from '@/lib/inputs/markdown'
import type { ChosenPoint } from '@/lib/uptake/chosen-views'

/** Characters of a point by which a moderator knows it again. */
const SHOWN = 240

/** What a point says, as far as a list may, and who wrote it. */
export function PointLine({ point }: { point: ChosenPoint }) {
  const queue = useTranslations('moderate.queue')
  return (
    <>
      <span dir="auto" lang={point.statement ? point.language : undefined}>
        {point.statement === null ? queue('restricted') : lineOf(point.statement, SHOWN)}
      </span>
      {point.byline && (
        <span className="muted small">
          <Byline byline={point.byline} />
        </span>
      )}
    </>
  )
}
