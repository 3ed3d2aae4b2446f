import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OrganisationTable } from '@/components/organisations/organisation-table'
import { Page } from '@/components/ui/page'
import { Pager } from '@/components/ui/pager'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { listOrganisations } from '@/lib/organisations/data'
import { findSchema } from '@/lib/organisations/schema'
import { getViewer } from '@/lib/platform/viewer'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<'q' | 'after', string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('organisations'))('title') }
}

/** The directory: organisations by name in the reader's language, by pages of 50. */
export default async function Organisations({ params, searchParams }: Props) {
  const [{ locale }, asked] = await Promise.all([params, searchParams])
  const q = findSchema.parse(asked.q ?? '')
  const after = typeof asked.after === 'string' ? asked.after : undefined
  const viewer = await getViewer()
  const { items, next } = await listOrganisations(viewer, { q, locale, after })
  const t = await getTranslations('organisations')
  const here = `/${locale}/organisations`
  const query = q ? `q=${encodeURIComponent(q)}&` : ''
  return (
    <Page title={t('title')} lead={<p>{t('lead')}</p>}>
      <form className="stack">
        <TextField type="search" name="q" label={t('find')} defaultValue={q} width="medium" />
        <SubmitButton>{t('search')}</SubmitButton>
      </form>
      <OrganisationTable rows={items} />
      <Pager
        nextHref={next ? `${here}?${query}after=${next}` : undefined}
        firstHref={after ? `${here}?${query}` : undefined}
      />
      {q && (
        <p>
          <a href={here}>{t('all')}</a>
        </p>
      )}
      <p>
        {t('registerLead')}{' '}
        <a href={`${here}/new${q ? `?name=${encodeURIComponent(q)}` : ''}`}>{t('registerLink')}</a>
      </p>
    </Page>
  )
}
