'use client'
import { useTranslations } from 'next-intl'
import { use, useEffect, useRef } from 'react'
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
  /** Names of outcomes. */
  outcomes: Record<string, string>
}

/** What is about to be recorded, point by point, before it is stored; nothing until that was asked for. */
export function TogetherPreview({ points, labels, outcomes }: TogetherPreviewProps) {
  const t = useTranslations('forms.together')
  const form = use(FormContext)
  const told = useRef<HTMLDivElement>(null)
  const sent = form?.previewed ? answerTogetherSchema.safeParse(form.values) : null
  const digest = sent?.success ? digestOf(sent.data) : ''
  useEffect(() => {
    if (digest) told.current?.focus()
  }, [digest])
  if (!sent?.success) return null
  const { data } = sent
  const chosen = points.filter(({ id }) => data.points.includes(id))
  return (
    <div ref={told} tabIndex={-1}>
      <Notice kind="plain" title={t('preview', { count: chosen.length })}>
        <input type="hidden" name="shown" value={digest} />
        <p>
          <Mark outcome={data.outcome} label={outcomes[data.outcome] ?? ''} />
        </p>
        {data.paragraphs.length > 0 && (
          <p>
            {t('paragraphs', {
              count: data.paragraphs.length,
              labels: data.paragraphs.map((id) => labels[id] ?? '').join(', '),
            })}
          </p>
        )}
        {data.reason && <p dir="auto">{data.reason}</p>}
        {data.outcome === 'carried_elsewhere' && (
          <p dir="auto">{t('carried', { to: data.carriedTo })}</p>
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
    </div>
  )
}
