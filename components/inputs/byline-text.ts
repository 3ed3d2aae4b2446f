import type { Byline } from '@/lib/inputs/attribution'

type Translate = (key: string, values?: Record<string, string>) => string

/** A byline as plain text, for citations and previews. `t` translates from the root. */
export function bylineText(byline: Byline | null, t: Translate): string {
  if (!byline) return t('inputs.byline.withdrawn')
  if (byline.kind === 'participant')
    return t(`inputs.byline.${byline.disowned ? 'disowned' : 'participant'}`)
  if (byline.kind === 'named')
    return (
      [byline.person, speakerText(byline, t)].filter(Boolean).join(', ') ||
      t('inputs.byline.participant')
    )
  const type = t(`enums.organisationType.${byline.type}`)
  const { electoralGroup } = byline
  if (!electoralGroup) return type
  return t('inputs.byline.group', { type, group: t(`enums.electoralGroup.${electoralGroup}`) })
}

type Speaker = { organisation: string | null; group?: string | null; writtenAs?: string }

/** The organisation with the name it wrote under, or the group with the organisation that delivered for it. */
export function speakerText({ organisation: name, group, writtenAs }: Speaker, t: Translate) {
  if (!name) return null
  const organisation = writtenAs
    ? t('inputs.byline.writtenAs', { organisation: name, former: writtenAs })
    : name
  return group ? t('inputs.byline.delivered', { group, organisation }) : organisation
}
