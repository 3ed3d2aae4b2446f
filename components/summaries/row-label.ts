import { useTranslations } from 'next-intl'

/** What a row is called: a pillar, a stakeholder type, an electoral group, or why it is none of them. */
export function useRowLabel(known: readonly { key: string; title: string }[]) {
  const t = useTranslations('summaries')
  const enums = useTranslations('enums')
  const pillars = new Map(known.map(({ key, title }) => [key, title]))
  return (key: string): string => {
    if (key === 'undisclosed' || key === 'own_capacity' || key === 'no_group') return t(key)
    const pillar = pillars.get(key)
    if (pillar) return pillar
    return enums.has(`organisationType.${key}`)
      ? enums(`organisationType.${key}`)
      : enums(`electoralGroup.${key}`)
  }
}
