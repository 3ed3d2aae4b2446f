import { useTranslations } from 'next-intl'
import { Channel, ElectoralGroup, OrganisationType } from '@/lib/generated/prisma/enums'
import { LANGUAGES } from '@/lib/inputs/schema'
import { languageName } from '@/lib/platform/i18n'
import type { StreamView } from '@/lib/rounds/views'
import { CARRY_STATES, RECHECK } from '@/lib/uptake/carry-views'
import { type FilterPart, ME, NONE } from '@/lib/uptake/filter-views'
import { DISPUTES } from '@/lib/uptake/gap-rules'
import type { QueueChoices } from '@/lib/uptake/queue-views'

export type ChosenPart = Exclude<FilterPart, 'state' | 'q'>
type Options = { part: ChosenPart; choices: { value: string; label: string }[] }
type Of = { topics: StreamView['topics']; choices: QueueChoices }

/** What each part of a queue's filter offers, in words; a part with nothing to choose is left out. */
export function useFilterOptions({ topics, choices }: Of): Options[] {
  const t = useTranslations('moderate.filter')
  const queue = useTranslations('moderate.queue')
  const enums = useTranslations('enums')
  const gaps = useTranslations('summaries.gaps')
  const inTopic = topics.map(({ key, title }) => ({ value: key, label: title }))
  const byName = choices.moderators.map(({ id, name }) => ({
    value: id,
    label: name ?? queue('unnamed'),
  }))
  const all: Options[] = [
    { part: 'topic', choices: [...inTopic, { value: NONE, label: t('noTopic') }] },
    {
      part: 'type',
      choices: Object.values(OrganisationType).map((value) => ({
        value,
        label: enums(`organisationType.${value}`),
      })),
    },
    {
      part: 'region',
      choices: Object.values(ElectoralGroup).map((value) => ({
        value,
        label: enums(`electoralGroup.${value}`),
      })),
    },
    { part: 'group', choices: choices.groups.map(({ id, name }) => ({ value: id, label: name })) },
    {
      part: 'channel',
      choices: Object.values(Channel).map((value) => ({
        value,
        label: enums(`channel.${value}`),
      })),
    },
    {
      part: 'language',
      choices: LANGUAGES.map((value) => ({ value, label: languageName(value) })),
    },
    {
      part: 'assigned',
      choices: [{ value: ME, label: t('toMe') }, { value: NONE, label: t('toNobody') }, ...byName],
    },
    {
      part: 'carry',
      choices: [RECHECK, ...CARRY_STATES].map((value) => ({ value, label: t(`carry.${value}`) })),
    },
    {
      part: 'disputed',
      choices: [
        { value: 'yes', label: t('disputed') },
        ...DISPUTES.map((value) => ({ value, label: gaps(value) })),
      ],
    },
  ]
  return all.filter(({ part, choices: offered }) => part === 'assigned' || offered.length > 0)
}
