import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'
import { STATES } from '@/lib/accreditations/schema'

type FilterProps = { page: string; state: string | undefined }

/** Shows all organisations, or those of one state. */
export function AccreditationFilter({ page, state }: FilterProps) {
  const t = useTranslations('accreditations')
  const states = useTranslations('enums.accreditationState')
  return (
    <Tabs
      label={t('filter')}
      items={[
        { href: page, label: t('all'), current: state === undefined },
        ...STATES.map((value) => ({
          href: `${page}?state=${value}`,
          label: states(value),
          current: state === value,
        })),
        { href: `${page}?state=none`, label: t('none'), current: state === 'none' },
      ]}
    />
  )
}
