import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClearanceNotice } from '@/components/clearances/draft-clearance'
import { speakerText } from '@/components/inputs/byline-text'
import { CopiedNotice } from '@/components/inputs/copied-notice'
import { DiscardForm } from '@/components/inputs/discard-form'
import { DraftDeadline } from '@/components/inputs/draft-deadline'
import { DraftPage } from '@/components/inputs/draft-page'
import { TaskList } from '@/components/inputs/task-list'
import { Day } from '@/components/ui/day'
import { DefinitionList } from '@/components/ui/definition-list'
import { canSubmitInput } from '@/lib/inputs/policy'
import { type DraftParams, openDraft } from './open-draft'

type Props = { params: DraftParams; searchParams: Promise<{ done?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inputs.draft'))('title') }
}

/** All parts of a draft, each with how far it is. */
export default async function Draft({ params, searchParams }: Props) {
  const { locale, viewer, draft, round, base } = await openDraft(params)
  const t = await getTranslations('inputs.draft')
  const [all, invite] = [await getTranslations(), await getTranslations('sponsors.invite')]
  const { organisation, reference } = draft
  const title = reference ? t('revising', { reference }) : t('title')
  return (
    <DraftPage
      title={title}
      locale={locale}
      draft={draft}
      round={round}
      done={(await searchParams).done}
    >
      <DefinitionList
        items={[
          {
            term: t('behalf'),
            detail: organisation ? (
              <bdi>
                {speakerText({ organisation: organisation.name, group: organisation.group }, all)}
              </bdi>
            ) : (
              t('self')
            ),
          },
          { term: t('deadline'), detail: <DraftDeadline draft={draft} /> },
          { term: t('lastSaved'), detail: <Day at={draft.savedAt} zone={draft.timeZone} time /> },
        ]}
      />
      {organisation && <p>{t('shared', { organisation: organisation.name })}</p>}
      <CopiedNotice draft={draft} />
      <ClearanceNotice draft={draft} />
      <h2>{t('tasks')}</h2>
      <TaskList draft={draft} base={base} />
      {!draft.inputId && canSubmitInput(viewer, draft) && (
        <p>
          <a href={`${base}/sponsors`}>{invite('link')}</a>
        </p>
      )}
      <DiscardForm draft={draft.id} />
    </DraftPage>
  )
}
