import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { deskOf, one } from '@/app/[locale]/moderate/desk'
import { InputRow } from '@/components/inputs/input-row'
import { ActionForm } from '@/components/ui/action-form'
import { Desk } from '@/components/uptake/desk'
import { publishInput } from '@/lib/inputs/author-actions'
import { listHeldInputs } from '@/lib/inputs/data'

type HeldPageProps = {
  params: Promise<{ locale: string; round: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('moderate'))('held.title') }
}

/** Inputs that wait for a moderator before the public reads them. */
export default async function HeldPage({ params, searchParams }: HeldPageProps) {
  const [{ round: slug }, query] = await Promise.all([params, searchParams])
  const { viewer, round } = await deskOf(slug)
  const [t, inputs] = await Promise.all([
    getTranslations('moderate.held'),
    listHeldInputs(viewer, round.id),
  ])
  return (
    <Desk round={round} place="held" title={t('title')} done={one(query.done)}>
      <p>{t('lead')}</p>
      {inputs.length === 0 && <p>{t('none')}</p>}
      {inputs.map((input) => (
        <div key={input.reference} className="stack">
          <p className="muted">{input.pillarTitle}</p>
          <ul className="ruled">
            <InputRow input={input} />
          </ul>
          {input.interested ? (
            <p>{t('interested')}</p>
          ) : (
            <ActionForm action={publishInput} submit={t('publish')}>
              <input type="hidden" name="reference" value={input.reference} />
            </ActionForm>
          )}
        </div>
      ))}
    </Desk>
  )
}
