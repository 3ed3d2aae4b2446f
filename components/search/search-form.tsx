import { useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import type { SearchWish } from '@/lib/search/schema'

type SearchFormProps = { wish: SearchWish; rounds: { slug: string; title: string }[] }

/** A query and the round to search in; it is sent as an address, so that a search can be cited. */
export function SearchForm({ wish, rounds }: SearchFormProps) {
  const t = useTranslations('search')
  return (
    <search>
      <form action={`/${useLocale()}/search`} className="stack">
        <TextField
          name="q"
          type="search"
          label={t('query')}
          hint={t('hint')}
          required
          defaultValue={wish.q}
        />
        <SelectField
          name="round"
          label={t('round')}
          placeholder={t('allRounds')}
          options={rounds.map(({ slug, title }) => ({ value: slug, label: title }))}
          defaultValue={wish.round}
        />
        {wish.type !== 'inputs' && <input type="hidden" name="type" value={wish.type} />}
        <div>
          <Button type="submit" kind="primary">
            {t('submit')}
          </Button>
        </div>
      </form>
    </search>
  )
}
