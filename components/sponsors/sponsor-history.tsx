import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import { daysOf } from '@/lib/sponsors/rules'
import type { Sponsor } from '@/lib/sponsors/views'

/** Who joined and left on which day, the oldest first; without names where they are not told. */
export function SponsorHistory({ history }: { history: Sponsor[] }) {
  const t = useTranslations('sponsors.section')
  const told = (act: 'joined' | 'left', organisation: string | null) =>
    organisation
      ? t(`${act}Act`, { organisation })
      : t(act === 'joined' ? 'someoneJoined' : 'someoneLeft')
  return (
    <details>
      <summary>{t('history')}</summary>
      <ol className="plain-list">
        {daysOf(history).map(({ day, act, of }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a history is in its order
          <li key={index}>
            <Day at={day} />: <bdi>{told(act, of.organisation)}</bdi>
          </li>
        ))}
      </ol>
    </details>
  )
}
