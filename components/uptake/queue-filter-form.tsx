import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import type { StreamView } from '@/lib/rounds/views'
import type { QueueChoices } from '@/lib/uptake/queue-views'
import { useFilterOptions } from './filter-options'
import styles from './matrix-filters.module.css'
import type { QueueAddress } from './queue-address'

type QueueFilterFormProps = {
  base: string
  at: QueueAddress
  topics: StreamView['topics']
  choices: QueueChoices
}

/** What to look for in a queue. It is sent as an address, so that a selection can be kept and sent. */
export function QueueFilterForm({ base, at, topics, choices }: QueueFilterFormProps) {
  const t = useTranslations('moderate.filter')
  const options = useFilterOptions({ topics, choices })
  const { state, order, q, ...rest } = at.filter
  return (
    <search>
      <details open={q !== undefined || Object.keys(rest).length > 0}>
        <summary>{t('title')}</summary>
        <form action={base} className={styles.row}>
          <input type="hidden" name="stream" value={at.stream} />
          <input type="hidden" name="document" value={at.document} />
          <input type="hidden" name="revision" value={at.revision} />
          {state && <input type="hidden" name="state" value={state} />}
          {order && <input type="hidden" name="order" value={order} />}
          {options.map(({ part, choices: offered }) => (
            <SelectField
              key={part}
              name={part}
              label={t(`parts.${part}`)}
              required
              placeholder={t('all')}
              defaultValue={at.filter[part]}
              options={offered}
            />
          ))}
          <TextField
            name="q"
            type="search"
            label={t('parts.q')}
            required="sometimes"
            defaultValue={q}
          />
          <Button type="submit">{t('show')}</Button>
        </form>
      </details>
    </search>
  )
}
