import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DraftForm } from '@/components/inputs/draft-form'
import { DraftPage } from '@/components/inputs/draft-page'
import { RadioField, SelectField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import { fieldsAs } from '@/lib/inputs/rules'
import { CHANNELS, LANGUAGES, LIMITS } from '@/lib/inputs/schema'
import { localeNames } from '@/lib/platform/i18n'
import { type DraftParams, openDraft } from '../open-draft'

type Props = { params: DraftParams; searchParams: Promise<{ from?: string; done?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inputs.about'))('title') }
}

export default async function About({ params, searchParams }: Props) {
  const { locale, viewer, draft, round, base } = await openDraft(params, '/about')
  const { from, done } = await searchParams
  const t = await getTranslations('inputs')
  const channel = await getTranslations('enums.channel')
  const { content } = draft
  return (
    <DraftPage title={t('about.title')} {...{ locale, draft, round, base, done }}>
      <DraftForm
        page="about"
        draft={draft.id}
        member={viewer.member?.id ?? ''}
        words={Object.fromEntries([
          ...LANGUAGES.map((code) => [code, localeNames[code]]),
          ...CHANNELS.map((value) => [value, channel(value)]),
        ])}
        was={fieldsAs('about', content, draft.topics)}
        from={from === 'check' ? from : undefined}
        labels={{ continue: t('draft.continue'), later: t('draft.later') }}
      >
        <TextField
          name="title"
          label={t('about.name')}
          hint={t('about.nameHint', { limit: LIMITS.title })}
          lang={content.language}
          defaultValue={content.title}
          required
        />
        <SelectField
          name="language"
          label={t('about.language')}
          hint={t('about.languageHint')}
          options={LANGUAGES.map((code) => ({ value: code, label: localeNames[code] }))}
          defaultValue={content.language}
          required
        />
        {!draft.inputId && (
          <RadioField
            name="channel"
            legend={t('about.channel')}
            hint={t('about.channelHint')}
            options={CHANNELS.map((value) => ({ value, label: channel(value) }))}
            defaultValue={content.channel}
            required
          />
        )}
      </DraftForm>
    </DraftPage>
  )
}
