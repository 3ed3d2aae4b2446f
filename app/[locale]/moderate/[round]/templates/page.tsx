import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { Desk } from '@/components/uptake/desk'
import { NewTemplate, TemplateList } from '@/components/workbench/template-forms'
import { listTemplates } from '@/lib/workbench/template-data'

type TemplatesPageProps = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('workbench'))('templates.title') }
}

/** The reasons that the moderators of a round begin with. */
export default async function TemplatesPage({ params, searchParams }: TemplatesPageProps) {
  const [{ round: slug }, query] = await Promise.all([params, searchParams])
  const { viewer, round, streams } = await deskOf(slug)
  const [t, templates] = await Promise.all([
    getTranslations('workbench.templates'),
    listTemplates(viewer, round.id),
  ])
  return (
    <Desk round={round} title={t('title')} done={one(query.done)}>
      <p>{t('lead')}</p>
      <TemplateList templates={templates} />
      <NewTemplate round={slug} streams={streams} formKey={randomUUID()} />
    </Desk>
  )
}
