import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'

type Reply = {
  reference: string
  title: string
  roundSlug: string
  roundTitle: string
  points: number
  closesAt: Date | null
}

/** Inputs whose published answers want a verdict of their author, the most urgent first. */
export function AwaitingReplies({ replies, locale }: { replies: Reply[]; locale: string }) {
  const t = useTranslations('inputs.me')
  return (
    <ul className="ruled plain-list">
      {replies.map(({ reference, title, roundSlug, roundTitle, points, closesAt }) => (
        <li key={reference}>
          <a href={`/${locale}/rounds/${roundSlug}/inputs/${reference}#uptake`}>
            {t('replyText', { points, title })}
          </a>
          <p className="muted small">
            {roundTitle} · {reference}
            {closesAt && (
              <>
                {' · '}
                {t('replyUntil')} <Day at={closesAt} time />
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
