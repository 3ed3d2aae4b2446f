import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { DraftForm } from '@/components/inputs/draft-form'
import { DraftPage } from '@/components/inputs/draft-page'
import { PointTagFields } from '@/components/inputs/point-tag-fields'
import { RemovePointForm } from '@/components/inputs/remove-point-form'
import { StatementText } from '@/components/inputs/statement-text'
import { CheckboxesField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { symbolsOf } from '@/lib/inputs/point-tags'
import { fieldsAs } from '@/lib/inputs/rules'
import { openDraft } from '../../open-draft'

type Props = {
  params: Promise<{ locale: string; round: string; draft: string; number: string }>
  searchParams: Promise<{ from?: string; done?: string; preview?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params
  return {
    title: (await getTranslations('inputs.point'))('title', { number: Number(number) || 1 }),
  }
}

/** One point of a draft; the address after the last one adds another. */
export default async function Point({ params, searchParams }: Props) {
  const asked = (await params).number
  const { locale, viewer, draft, round, base } = await openDraft(params, `/points/${asked}`)
  const { from, done, preview } = await searchParams
  const t = await getTranslations('inputs')
  const { content, topics, limits } = draft
  const { statementWords: words, statementCharacters, wordingCharacters, mostPoints } = limits
  const held = content.points.length
  const number = /^\d{1,2}$/.test(asked) ? Number(asked) : 0
  if (number < 1 || number > held + 1 || number > Math.max(held, mostPoints)) notFound()
  const point = content.points[number - 1]
  const more = Math.max(held, number) < mostPoints
  return (
    <DraftPage
      title={t('point.title', { number })}
      lead={t('point.lead')}
      {...{ locale, draft, round, base, done }}
    >
      <DraftForm
        // A preview starts the form anew from what it stored; otherwise it would take that for somebody else's.
        key={`${number} ${preview ?? ''}`}
        page="points"
        number={point ? number : 0}
        draft={draft.id}
        member={viewer.member?.id ?? ''}
        was={point ? fieldsAs(`points/${number}`, content, topics) : {}}
        from={from === 'check' ? from : undefined}
        labels={{
          continue: t('draft.continue'),
          later: t('draft.later'),
          another: more ? t('draft.another') : undefined,
          preview: t('point.preview'),
        }}
      >
        <TextareaField
          name="statement"
          label={t('point.statement')}
          hint={`${t(words === null ? 'point.limitCharacters' : 'point.limitWords', {
            words: words ?? 0,
            characters: statementCharacters,
          })} ${t('point.statementHint')}`}
          rows={8}
          lang={content.language}
          limit={{ words: words ?? undefined, characters: statementCharacters }}
          pasted
          defaultValue={point?.statement}
          required
        />
        <TextareaField
          name="proposedWording"
          label={t('point.wording')}
          hint={`${t('point.wordingHint')} ${t('point.limitCharacters', { characters: wordingCharacters })}`}
          rows={5}
          lang={content.language}
          limit={{ characters: wordingCharacters }}
          pasted
          defaultValue={point?.proposedWording}
        />
        <TextField
          name="paragraphReference"
          label={t('point.paragraph')}
          hint={t('point.paragraphHint')}
          defaultValue={point?.paragraphReference}
          width="medium"
        />
        {topics.length > 0 && (
          <CheckboxesField
            name="topics"
            legend={t('point.topics')}
            hint={t('point.topicsHint')}
            options={topics.map(({ key, title }) => ({ value: key, label: title }))}
            defaultValues={point?.topics}
          />
        )}
        <PointTagFields point={point} lang={content.language} symbols={symbolsOf(round)} />
      </DraftForm>
      {preview && point?.statement && (
        <section id="preview" aria-labelledby="preview-title" className="stack">
          <h2 id="preview-title">{t('point.previewTitle')}</h2>
          <StatementText text={point.statement} lang={content.language} />
        </section>
      )}
      {!more && <p className="muted">{t('point.most', { limit: mostPoints })}</p>}
      {point && <RemovePointForm draft={draft.id} version={draft.version} number={number} />}
    </DraftPage>
  )
}
