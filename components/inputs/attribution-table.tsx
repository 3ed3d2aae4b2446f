import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { ATTRIBUTIONS, type Audience, type AuthorFacts, bylineOf } from '@/lib/inputs/attribution'
import { bylineText } from '@/lib/inputs/byline-text'

type AttributionTableProps = {
  organisation: AuthorFacts['organisation']
  authorName: string | null
}

/**
 * Who sees what at each level, with the very byline that each of them would read: told by the function
 * that decides it later, so that the table can't promise something else.
 */
export function AttributionTable({ organisation, authorName }: AttributionTableProps) {
  const t = useTranslations()
  const own = useTranslations('inputs.attribution')
  const levels = ATTRIBUTIONS.filter((level) => organisation || level !== 'organisation')
  const columns = ['level', 'public', 'moderators', ...(organisation ? ['own'] : []), 'admins']
  return (
    <DataTable
      caption={own('who.caption')}
      columns={columns.map((key) => ({
        key,
        label: own(`who.${key}`),
        rowHeader: key === 'level',
      }))}
      rows={levels.map((level) => ({ key: level, cells: cellsOf(level) }))}
    />
  )

  function cellsOf(attribution: AuthorFacts['attribution']): Record<string, React.ReactNode> {
    const hidden = attribution === 'moderators_only'
    const key = organisation || hidden ? attribution : `self.${attribution}`
    const read = (audience: Audience) => {
      const byline = bylineOf({ attribution, authorName, organisation }, audience)
      return byline ? own('who.text', { byline: `“${bylineText(byline, t)}”` }) : null
    }
    const nameless = attribution === 'person_and_organisation' && !authorName
    const inside = read('moderator')
    return {
      level: own(key),
      public: nameless ? own('nameNeeded') : (read('public') ?? own('who.nothing')),
      moderators: hidden && inside ? own('who.logged', { text: inside }) : inside,
      own: hidden ? own('who.ownOnly') : read('own'),
      admins: own(hidden ? 'who.adminsNone' : 'who.adminsPublic'),
    }
  }
}
