'use client'
import { useTranslations } from 'next-intl'
import { use } from 'react'
import { FormContext } from '@/components/ui/form-context'
import { Mark } from '@/components/ui/mark'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { answerTogetherSchema, digestOf } from '@/lib/uptake/together-schema'

type Told = { id: string; label: string; now: string }

type TogetherPreviewProps = {
  points: Told[]
  /** Labels of paragraphs by id. */
  labels: Record<string, string>
}

/** What is about to be recorded, point by point, before it is stored; nothing until that was asked for. */
export function TogetherPreview({ points, labels }: TogetherPreviewProps) {
  const t = useTranslations('moderate.clusters')
  const outcomes = useTranslations('enums.outcome')
  const form = use(FormContext)
  const sent = answerTogetherSchema.safeParse(form?.values)
  if (!sent.success || Object.keys(form?.errors ?? {}).length > 0) return null
  const { data } = sent
  const chosen = points.filter(({ id }) => data.points.includes(id))
  return (
    <Notice kind="plain" title={t('preview', { count: chosen.length })}>
      <input type="hidden" name="shown" value={digestOf(data)} />
      <p>
        <Mark outcome={data.outcome} label={outcomes(data.outcome)} />
      </p>
      {data.paragraphs.length > 0 && (
        <p>
          {t('previewParagraphs', {
            count: data.paragraphs.length,
            labels: data.paragraphs.map((id) => labels[id] ?? '').join(', '),
          })}
        </p>
      )}
      {data.reason && <p dir="auto">{data.reason}</p>}
      {data.outcome === 'carried_elsewhere' && (
        <p dir="auto">{t('previewCarried', { to: data.carriedTo })}</p>
      )}
      <ul>
        {chosen.map(({ id, label, now }) => (
          <li key={id}>
            <bdi>{label}</bdi> ({now})
          </li>
        ))}
      </ul>
      <p>
        <SubmitButton name="step" value="store">
          {t('store', { count: chosen.length })}
        </SubmitButton>
      </p>
    </Notice>
  )
}
