import { useTranslations } from 'next-intl'
import type { PointShare } from '@/lib/workbench/views'

type ShareLineProps = {
  share: PointShare | null
  /** The viewer. */
  member: string
  /** Where the notes stand on the page, if they do. */
  href?: string
}

/** In a few words who takes care of a point and how many notes there are; nothing where there is neither. */
export function ShareLine({ share, member, href }: ShareLineProps) {
  const t = useTranslations('workbench.line')
  const unnamed = useTranslations('forms.presence')('unnamed')
  if (!share) return null
  const { assignee, notes } = share
  const count = notes.length > 0 && t('notes', { count: notes.length })
  return (
    <>
      {assignee && (
        <span>
          {assignee.id === member
            ? t('mine')
            : t.rich('by', { who: assignee.name ?? unnamed, b: (name) => <bdi>{name}</bdi> })}
        </span>
      )}
      {count && (href ? <a href={href}>{count}</a> : <span>{count}</span>)}
    </>
  )
}
