import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'

/** Who asked for clearance and when; the day alone for who goes by a pseudonym and has given none. */
export function Asked({ by, at }: { by: string | null; at: string }) {
  const t = useTranslations('clearances')
  if (!by)
    return (
      <>
        {t('askedOn')} <Day at={at} />
      </>
    )
  return (
    <>
      {t('askedBy')} <bdi>{by}</bdi>, <Day at={at} />
    </>
  )
}
