import { useTranslations } from 'next-intl'
import { RadioField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/text-field'
import { TextareaField } from '@/components/ui/textarea-field'
import { languageName } from '@/lib/platform/i18n'
import type { WorkParagraph, WorkRevision } from '@/lib/uptake/record-views'
import { DECIDABLE } from '@/lib/uptake/schema'
import type { Suggestion } from '@/lib/uptake/suggestions'
import { ParagraphChoice } from './paragraph-choice'

/** What becomes of points: one of the outcomes, each with what it asks for. */
export function OutcomeField() {
  const t = useTranslations('moderate.record')
  const outcomes = useTranslations('enums.outcome')
  return (
    <RadioField
      name="outcome"
      legend={t('outcome')}
      required
      options={DECIDABLE.map((value) => ({
        value,
        label: outcomes(value),
        hint: t(`hints.${value}`),
      }))}
    />
  )
}

/** Why, and where points are carried to. */
export function ReasonFields({ rows }: { rows: number }) {
  const t = useTranslations('moderate.record')
  return (
    <>
      <TextareaField
        name="reason"
        label={t('reason')}
        hint={t('reasonHint')}
        required="sometimes"
        rows={rows}
        limit={{ characters: 4000 }}
      />
      <TextField
        name="carriedTo"
        label={t('carriedTo')}
        hint={t('carriedToHint')}
        required="sometimes"
      />
    </>
  )
}

/** What is suggested for points that say the same, which are in one language. */
export type Suggested = {
  suggestions: readonly Suggestion[]
  language: string
  /** Is the revision held in that language, where it is another than its own? */
  translated: boolean
}

type ParagraphsFieldProps = {
  revision: Pick<WorkRevision, 'language' | 'name'>
  paragraphs: readonly Pick<WorkParagraph, 'id' | 'label' | 'number' | 'kind' | 'text'>[]
  /** Left out where nothing can be suggested for all points at once. */
  suggested?: Suggested
}

/** Where in a revision points are taken up; nothing for a text that is not held. */
export function ParagraphsField({ revision, paragraphs, suggested }: ParagraphsFieldProps) {
  const t = useTranslations('moderate.record')
  const many = useTranslations('moderate.chosen')
  if (paragraphs.length === 0) return null
  const { suggestions = [], language = revision.language, translated = false } = suggested ?? {}
  const isForeign = language !== revision.language
  return (
    <ParagraphChoice
      lang={revision.language}
      paragraphs={paragraphs.map(({ id, label, number, kind, text }) => ({
        ...{ id, label, number, text },
        heading: kind === 'heading',
      }))}
      suggestions={suggestions.map(({ paragraphId, reason, share, found }) => ({
        id: paragraphId,
        why: t(`why.${reason}`, { share: Math.round(share * 100), ...found }),
      }))}
      texts={{
        legend: t('paragraphs'),
        hint: t('paragraphsHint'),
        all: t('allParagraphs', { revision: revision.name }),
        note: isForeign
          ? many(translated ? 'comparedIn' : 'notComparedIn', {
              language: languageName(language),
              own: languageName(revision.language),
            })
          : '',
        none: suggested && (!isForeign || translated) ? many('noSuggestion') : '',
      }}
    />
  )
}
