import { useTranslations } from 'next-intl'
import type { RowDoubt } from '@/lib/uptake/upload-views'

/** Why a row may be about another point than the one that it names. */
export function RowDoubts({ doubts }: { doubts: RowDoubt[] }) {
  const t = useTranslations('files.rows')
  return (
    <>
      <p>{t('doubtful')}</p>
      <ul>
        {doubts.map(({ code, detail }) => (
          <li key={code}>{t.rich(`doubt.${code}`, { said: () => <bdi>{detail}</bdi> })}</li>
        ))}
      </ul>
    </>
  )
}
