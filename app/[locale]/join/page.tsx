import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/ui/action-form'
import { Page } from '@/components/ui/page'
import { TextField } from '@/components/ui/text-field'
import { joinPoll } from '@/lib/polls/actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('polls'))('join') }
}

/** Where a room goes with the code it was told. */
export default async function Join() {
  const t = await getTranslations('polls')
  return (
    <Page title={t('join')} lead={<p>{t('joinLead')}</p>}>
      <ActionForm action={joinPoll} submit={t('joinButton')}>
        <TextField
          name="code"
          label={t('code')}
          hint={t('codeHint')}
          autoComplete="off"
          width="short"
          required
        />
      </ActionForm>
      <p className="muted">{t('joinPrivacy')}</p>
    </Page>
  )
}
