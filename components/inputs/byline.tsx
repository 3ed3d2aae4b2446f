import { useTranslations } from 'next-intl'
import type { Byline as BylineView } from '@/lib/inputs/attribution'

/** Who spoke, as far as the reader may be told; null where it was withdrawn. */
export function Byline({ byline }: { byline: BylineView | null }) {
  const t = useTranslations()
  if (!byline) return <span className="muted">{t('inputs.byline.withdrawn')}</span>
  if (byline.kind === 'participant') return <span>{t('inputs.byline.participant')}</span>
  if (byline.kind === 'group') {
    const type = t(`enums.organisationType.${byline.type}`)
    return byline.electoralGroup ? (
      <span>
        {t('inputs.byline.group', {
          type,
          group: t(`enums.electoralGroup.${byline.electoralGroup}`),
        })}
      </span>
    ) : (
      <span>{type}</span>
    )
  }
  const { person, organisation } = byline
  if (!organisation) return <bdi>{person ?? t('inputs.byline.participant')}</bdi>
  return person ? (
    <span>
      <bdi>{person}</bdi>, <bdi>{organisation}</bdi>
    </span>
  ) : (
    <bdi>{organisation}</bdi>
  )
}
