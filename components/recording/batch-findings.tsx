import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { useErrorText } from '@/components/ui/form-errors'
import type { Problem } from '@/lib/inputs/on-behalf-judgement'

type Note = { code: string; detail: string }

/** What was met in a file and done about it, and every problem with its row and column. */
export function BatchFindings({ notes, problems }: { notes: Note[]; problems: Problem[] }) {
  const t = useTranslations('onBehalf')
  const errorText = useErrorText()
  return (
    <>
      {notes.length > 0 && (
        <section className="stack">
          <h2>{t('batch.notes')}</h2>
          <ul>
            {notes.map(({ code, detail }) => (
              <li key={code}>{t(`notes.${code}`, { detail })}</li>
            ))}
          </ul>
        </section>
      )}
      {problems.length > 0 && (
        <section className="stack">
          <h2>{t('batch.problems')}</h2>
          <p>{t('batch.problemsLead')}</p>
          <DataTable
            caption={t('batch.problems')}
            captionHidden
            columns={[
              { key: 'row', label: t('batch.row'), rowHeader: true },
              { key: 'column', label: t('batch.column') },
              { key: 'problem', label: t('batch.problem') },
            ]}
            rows={problems.map(({ row, column, code }) => ({
              key: `${row} ${column} ${code}`,
              cells: {
                row,
                column: (
                  <>
                    {t(`columns.${column}.label`)} (<code dir="ltr">{column}</code>)
                  </>
                ),
                problem: errorText(code),
              },
            }))}
          />
        </section>
      )}
    </>
  )
}
