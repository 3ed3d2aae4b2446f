import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/choice-field'
import { OrganisationType } from '@/lib/generated/prisma/enums'
import type { StreamView } from '@/lib/rounds/views'
import styles from './matrix-filters.module.css'

type DisagreementFiltersProps = {
  base: string
  streams: StreamView[]
  stream?: string
  type?: string
}

/** Which pillar and which kind of author; kept in the address. */
export function DisagreementFilters({ base, streams, stream, type }: DisagreementFiltersProps) {
  const t = useTranslations('moderate')
  const types = useTranslations('enums.organisationType')
  return (
    <form action={base} className={styles.row}>
      <SelectField
        name="stream"
        label={t('columns.stream')}
        required
        placeholder={t('disagreement.all')}
        defaultValue={stream ?? ''}
        options={streams.map(({ pillarKey, pillarTitle }) => ({
          value: pillarKey,
          label: pillarTitle,
        }))}
      />
      <SelectField
        name="type"
        label={t('disagreement.type')}
        required
        placeholder={t('disagreement.all')}
        defaultValue={type ?? ''}
        options={Object.values(OrganisationType).map((value) => ({ value, label: types(value) }))}
      />
      <Button type="submit">{t('queue.show')}</Button>
    </form>
  )
}
