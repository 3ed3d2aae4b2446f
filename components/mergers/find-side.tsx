import { useLocale, useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { mergerPath } from '@/lib/mergers/rules'
import type { OrganisationRow } from '@/lib/organisations/views'

type FindSideProps = {
  /** The duplicate, once that is chosen: then the one that stays is looked for. */
  duplicate?: OrganisationRow | undefined
  q: string
  found: OrganisationRow[]
}

/** Looks for the duplicate, and then for the organisation that stays. */
export function FindSide({ duplicate, q, found }: FindSideProps) {
  const t = useTranslations('mergers')
  const types = useTranslations('organisations.types')
  const locale = useLocale()
  const here = `/${locale}${mergerPath}?`
  const others = found.filter(({ id }) => id !== duplicate?.id)
  return (
    <>
      {duplicate && (
        <p>
          {t('duplicate')}: <strong dir="auto">{duplicate.name}</strong> ({types(duplicate.type)}) ·{' '}
          <a href={`/${locale}${mergerPath}`}>{t('other')}</a>
        </p>
      )}
      <form className="stack">
        {duplicate && <input type="hidden" name="duplicate" value={duplicate.id} />}
        <TextField
          type="search"
          name="q"
          label={t(duplicate ? 'findSurvivor' : 'findDuplicate')}
          defaultValue={q}
          width="medium"
          required
        />
        <SubmitButton>{t('find')}</SubmitButton>
      </form>
      {q !== '' && (
        <DataTable
          caption={t('found')}
          columns={[
            { key: 'name', label: t('name'), rowHeader: true },
            { key: 'type', label: t('type') },
            { key: 'choice', label: t('choice') },
          ]}
          rows={others.map(({ id, name, type, verified }) => ({
            key: id,
            cells: {
              name: <bdi>{name}</bdi>,
              type: `${types(type)}${verified ? '' : ` · ${t('unverified')}`}`,
              choice: (
                <a
                  href={`${here}${duplicate ? `duplicate=${duplicate.id}&survivor=${id}` : `duplicate=${id}`}`}
                >
                  {t(duplicate ? 'chooseSurvivor' : 'chooseDuplicate')}
                  <span className="visually-hidden">: {name}</span>
                </a>
              ),
            },
          }))}
          empty={t('none')}
        />
      )}
    </>
  )
}
