import { useLocale, useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { useErrorText } from '@/components/ui/form-errors'
import { Pager } from '@/components/ui/pager'
import { Tabs } from '@/components/ui/tabs'
import { cutText } from '@/lib/kernel/text'
import { uploadPath } from '@/lib/uptake/upload-paths'
import { type JudgedRow, KINDS, type RowKind, type UploadView } from '@/lib/uptake/upload-views'
import { RowDifferences } from './row-differences'
import { RowDoubts } from './row-doubts'

const PAGE = 50

/** Characters of a statement. */
const EXCERPT = 200

type Props = {
  upload: Pick<UploadView, 'id' | 'roundSlug' | 'document' | 'revision'>
  judged: JudgedRow[]
  show: RowKind
  /** How many rows of the kind come before. */
  from: number
}

/** What each row does, kind by kind, fifty a page. */
export function UploadRows({ upload, judged, show, from }: Props) {
  const t = useTranslations('files.rows')
  const moderate = useTranslations('moderate')
  const errorText = useErrorText()
  const locale = useLocale()
  const base = `/${locale}${uploadPath(upload)}`
  const rows = judged.filter(({ kind }) => kind === show)
  const hrefOf = (at: number) => `${base}?show=${show}${at > 0 ? `&from=${at}` : ''}`
  const recordHref = (pointId: string) =>
    `/${locale}/moderate/${upload.roundSlug}/records/${pointId}?${new URLSearchParams({ document: upload.document.slug, revision: upload.revision.slug })}`
  return (
    <>
      <Tabs
        label={t('kinds')}
        items={KINDS.map((kind) => ({
          href: `${base}?show=${kind}`,
          label: t(`kind.${kind}`),
          count: judged.filter((one) => one.kind === kind).length,
          current: kind === show,
        }))}
      />
      <DataTable
        caption={t(`kind.${show}`)}
        columns={[
          { key: 'row', label: t('row') },
          { key: 'point', label: t('point'), rowHeader: true },
          { key: 'now', label: t('now') },
          { key: 'becomes', label: show === 'refused' ? t('why') : t('becomes') },
        ]}
        rows={rows.slice(from, from + PAGE).map((row) => ({
          key: String(row.row),
          cells: {
            row: [row.row, ...row.repeats].join(', '),
            point: pointOf(row),
            now: row.point && <RowDifferences row={row} side="now" />,
            becomes: becomesOf(row),
          },
        }))}
        empty={t('noRows')}
      />
      <Pager
        firstHref={from > 0 ? hrefOf(0) : undefined}
        nextHref={from + PAGE < rows.length ? hrefOf(from + PAGE) : undefined}
        count={Math.min(PAGE, rows.length - from - PAGE)}
      />
    </>
  )

  function pointOf({ point, key }: JudgedRow) {
    if (!point) return <bdi>{key || '–'}</bdi>
    return (
      <>
        <a href={recordHref(point.pointId)}>
          {moderate('pointOf', { reference: point.reference, number: point.number })}
        </a>
        <br />
        <span lang={point.statement === null ? undefined : point.language} dir="auto">
          {point.statement === null
            ? moderate('queue.restricted')
            : cutText(point.statement, EXCERPT)}
        </span>
      </>
    )
  }

  function becomesOf(row: JudgedRow) {
    return (
      <>
        {row.problems.map(({ field, code, detail }) => (
          <p key={field + code}>
            {field !== 'point' && `${t(field)}: `}
            {t.has(`problem.${code}`)
              ? t(`problem.${code}`, { detail: detail ?? '' })
              : errorText(code)}
          </p>
        ))}
        {row.doubts.length > 0 && <RowDoubts doubts={row.doubts} />}
        {row.meanwhile && (
          <p>{t(`meanwhile.${row.meanwhile}`, { who: row.point?.record?.decidedBy ?? '–' })}</p>
        )}
        {row.why && <p>{t(`left.${row.why}`, { who: row.point?.record?.decidedBy ?? '–' })}</p>}
        {row.unused && <p>{t('carriedUnused')}</p>}
        {row.becomes && <RowDifferences row={row} side="becomes" />}
      </>
    )
  }
}
