import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AttachmentList } from '@/components/attachments/attachment-list'
import { UploadForm } from '@/components/attachments/upload-form'
import { DraftPage } from '@/components/inputs/draft-page'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { removeAttachment } from '@/lib/attachments/actions'
import { MOST_FILES } from '@/lib/attachments/schema'
import { type DraftParams, openDraft } from '../open-draft'

type Props = { params: DraftParams; searchParams: Promise<{ done?: string; error?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('attachments'))('title') }
}

/** The files of a draft, with what is done to them, and what their author must know before. */
export default async function Attachments({ params, searchParams }: Props) {
  const { locale, draft, round, base } = await openDraft(params, '/attachments')
  const { done, error } = await searchParams
  const t = await getTranslations('attachments')
  const { attachments } = draft
  return (
    <DraftPage title={t('title')} lead={t('lead')} {...{ locale, draft, round, base, done }}>
      <Notice kind="warning" title={t('warning')}>
        <p>{t('mayName')}</p>
        <p>{t('cleaned')}</p>
      </Notice>
      <h2>{t('added')}</h2>
      {attachments.length === 0 && <p>{t('none')}</p>}
      <AttachmentList files={attachments}>
        {({ id, name }) => (
          <ActionForm action={removeAttachment}>
            <input type="hidden" name="draft" value={draft.id} />
            <input type="hidden" name="attachment" value={id} />
            <SubmitButton kind="danger">
              {t('remove')} <span className="visually-hidden">{name}</span>
            </SubmitButton>
          </ActionForm>
        )}
      </AttachmentList>
      <h2>{t('add')}</h2>
      {attachments.length < MOST_FILES ? (
        <UploadForm
          draft={draft.id}
          hint={t('hint', { most: MOST_FILES })}
          fault={error && /^\w{1,40}$/.test(error) ? error : undefined}
        />
      ) : (
        <p>{t('most', { most: MOST_FILES })}</p>
      )}
      <p>
        <a href={`${base}/check`}>{t('check')}</a>
      </p>
    </DraftPage>
  )
}
