import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/choice-field'
import { OrganisationType } from '@/lib/generated/prisma/enums'
import type { StreamView } from '@/lib/rounds/views'
import { DISPUTES } from '@/lib/uptake/gap-rules'
import styles from './matrix-filters.module.css'

type DisagreementFiltersProps = {
  base: string
  streams: StreamView[]
  stream?: string
  type?: string
  gap?: string
}

/** Which pillar, which kind of author and how record and answer differ; kept in the address. */
export function DisagreementFilters(props: DisagreementFiltersProps) {
  const { base, streams, stream, type, gap } = props
  const gaps = useTranslations('summaries.gaps')
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
      <SelectField
        name="gap"
        label={t('disagreement.gap')}
        required
        placeholder={t('disagreement.all')}
        defaultValue={gap ?? ''}
        options={DISPUTES.map((value) => ({ value, label: gaps(value) }))}
      />
      <Button type="submit">{t('queue.show')}</Button>
    </form>
  )
}
