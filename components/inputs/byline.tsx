import { useTranslations } from 'next-intl'
import type { Byline as BylineView } from '@/lib/inputs/attribution'
import { bylineText, speakerText } from '@/lib/inputs/byline-text'

/** Who spoke, as far as the reader may be told; null where it was withdrawn. Names are isolated. */
export function Byline({ byline }: { byline: BylineView | null }) {
  const t = useTranslations()
  if (byline?.kind !== 'named')
    return <span className={byline ? undefined : 'muted'}>{bylineText(byline, t)}</span>
  const { person, organisation } = byline
  if (!person || !organisation) return <bdi>{bylineText(byline, t)}</bdi>
  return (
    <span>
      <bdi>{person}</bdi>, <bdi>{speakerText(byline, t)}</bdi>
    </span>
  )
}
