import type { Option } from '@/components/ui/choice-field'
import { ATTRIBUTIONS, type AuthorFacts, bylineOf } from '@/lib/inputs/attribution'
import { bylineText } from '@/lib/inputs/byline-text'

type Translate = (key: string, values?: Record<string, string>) => string

/**
 * The levels of attribution in plain words, each with what the public would read, told by the same
 * function that decides it later. `t` translates from the root.
 */
export function attributionOptions(
  t: Translate,
  organisation: AuthorFacts['organisation'],
  authorName: string | null,
): Option[] {
  return ATTRIBUTIONS.filter((level) => organisation || level !== 'organisation').map((level) => {
    const key = organisation || level === 'moderators_only' ? level : `self.${level}`
    return {
      value: level,
      label: t(`inputs.attribution.${key}`),
      hint: hints(level).join(' '),
    }
  })

  function hints(attribution: AuthorFacts['attribution']): string[] {
    if (attribution === 'person_and_organisation' && !authorName)
      return [t('inputs.attribution.nameNeeded')]
    const byline = bylineOf({ attribution, authorName, organisation }, 'public')
    if (!byline)
      return [t('inputs.attribution.previewNone'), t('inputs.attribution.moderatorsHint')]
    const preview = t('inputs.attribution.preview', { byline: `“${bylineText(byline, t)}”` })
    return attribution === 'type_and_region' && organisation
      ? [preview, t('inputs.attribution.typeHint')]
      : [preview]
  }
}
