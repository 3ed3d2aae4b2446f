import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { CARRY_STATES, type CarryState, type CarryWork } from '@/lib/uptake/carry-views'

export type CarryAddress = {
  stream: string
  document: string
  revision: string
  state?: CarryState
}

/** The address of the proposals of one stream, revision and state. */
export const carryHref = (base: string, { state, ...at }: CarryAddress, after?: string): string =>
  `${base}/carry?${new URLSearchParams({ ...at, ...(state && { state }), ...(after && { after }) })}`

/** How many proposals each stream has in the latest revision of each document. */
export function CarryWorkTable({ work, base }: { work: CarryWork[]; base: string }) {
  const t = useTranslations('moderate')
  return (
    <DataTable
      caption={t('carry.overview')}
      columns={[
        { key: 'stream', label: t('columns.stream'), rowHeader: true },
        { key: 'revision', label: t('columns.revision') },
        ...CARRY_STATES.map((state) => ({
          key: state,
          label: t(`carry.state.${state}`),
          align: 'end' as const,
        })),
      ]}
      rows={work.map((row) => {
        const at = {
          stream: row.pillarKey,
          document: row.documentSlug,
          revision: row.revisionSlug,
        }
        return {
          key: `${row.streamId} ${row.documentSlug}`,
          cells: {
            stream: row.pillarTitle,
            revision: (
              <a href={carryHref(base, at)}>
                {row.documentTitle}, {row.revisionName}
              </a>
            ),
            ...Object.fromEntries(
              CARRY_STATES.map((state) => [
                state,
                t('carry.count', {
                  count: row.tally[state] + (state === 'unchanged' ? row.tally.interested : 0),
                }),
              ]),
            ),
          },
        }
      })}
    />
  )
}
