import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import { Outcome } from '@/lib/generated/prisma/enums'
import type { StreamView } from '@/lib/rounds/views'
import { asksOfContent } from '@/lib/uptake/filter-views'
import {
  REVIEW_PARTS,
  type ReviewFilter,
  type ReviewList,
  type ReviewPart,
  reviewText,
  SHARED_PARTS,
} from '@/lib/uptake/review-views'
import { useFilterOptions } from './filter-options'
import { FilterParts } from './filter-parts'
import styles from './matrix-filters.module.css'

/** The address of the list of records to review. */
export function reviewHref(base: string, filter: ReviewFilter, after?: string): string {
  const query = [reviewText(filter), after && `after=${after}`].filter(Boolean).join('&')
  return `${base}/review${query ? `?${query}` : ''}`
}

type Offered = { part: ReviewPart; choices: { value: string; label: string }[] }

type ReviewFiltersProps = {
  base: string
  filter: ReviewFilter
  /** Those that the viewer moderates. */
  streams: StreamView[]
  list: Pick<ReviewList, 'deciders' | 'revisions'>
}

function useOptions({ filter, streams, list }: Omit<ReviewFiltersProps, 'base'>): Offered[] {
  const t = useTranslations('moderate.review')
  const outcomes = useTranslations('enums.outcome')
  const queue = useTranslations('moderate.queue')
  const topics = streams
    .filter(({ pillarKey }) => !filter.stream || pillarKey === filter.stream)
    .flatMap((stream) => stream.topics)
  const shared = useFilterOptions({ topics, choices: { moderators: [], groups: [] } })
  const own: Offered[] = [
    {
      part: 'stream',
      choices:
        streams.length > 1
          ? streams.map(({ pillarKey, pillarTitle }) => ({ value: pillarKey, label: pillarTitle }))
          : [],
    },
    {
      part: 'revision',
      choices: list.revisions.map(({ document, title, revision, name }) => ({
        value: `${document}/${revision}`,
        label: t('inDocument', { document: title, revision: name }),
      })),
    },
    {
      part: 'outcome',
      choices: Object.values(Outcome)
        .filter((value) => value !== 'unverified')
        .map((value) => ({ value, label: outcomes(value) })),
    },
    {
      part: 'decider',
      choices: list.deciders.map(({ id, name }) => ({
        value: id,
        label: name ?? queue('unnamed'),
      })),
    },
    { part: 'corrections', choices: [{ value: 'only', label: t('correctionsOnly') }] },
  ]
  const sharedOffered = shared.flatMap(({ part, choices }): Offered[] => {
    const known = SHARED_PARTS.find((one) => one === part)
    return known ? [{ part: known, choices }] : []
  })
  return [...own, ...sharedOffered].filter(({ choices }) => choices.length > 0)
}

const isShared = (part: ReviewPart): part is (typeof SHARED_PARTS)[number] =>
  (SHARED_PARTS as readonly string[]).includes(part)

/** By what the records to review are looked through, all in the address, and what is left out now. */
export function ReviewFilters(props: ReviewFiltersProps) {
  const { base, filter } = props
  const t = useTranslations('moderate.filter')
  const own = useTranslations('moderate.review.parts')
  const options = useOptions(props)
  const labelOf = (part: ReviewPart) => (isShared(part) ? t(`parts.${part}`) : own(part))
  const chosen = REVIEW_PARTS.flatMap((part) => {
    const value = filter[part]
    if (!value) return []
    const offered = options.find((one) => one.part === part)?.choices
    const text = offered?.find((one) => one.value === value)?.label ?? value
    const without = reviewHref(base, { ...filter, [part]: undefined })
    return [{ part, label: labelOf(part), text, without }]
  })
  return (
    <>
      <search>
        <details open={chosen.length > 0}>
          <summary>{t('title')}</summary>
          <form action={`${base}/review`} className={styles.row}>
            {options.map(({ part, choices }) => (
              <SelectField
                key={part}
                name={part}
                label={labelOf(part)}
                required
                placeholder={t('all')}
                defaultValue={filter[part]}
                options={choices}
              />
            ))}
            <TextField
              name="paragraph"
              label={labelOf('paragraph')}
              required="sometimes"
              defaultValue={filter.paragraph}
            />
            <TextField
              name="q"
              type="search"
              label={labelOf('q')}
              required="sometimes"
              defaultValue={filter.q}
            />
            <Button type="submit">{own('show')}</Button>
          </form>
        </details>
      </search>
      {chosen.length > 0 && (
        <div className="stack">
          <FilterParts parts={chosen} clear={reviewHref(base, {})} />
          {asksOfContent(filter) && <p className="muted small">{t('notOfRestricted')}</p>}
        </div>
      )}
    </>
  )
}
