'use client'
import { useTranslations } from 'next-intl'
import { use } from 'react'
import { FormContext } from '@/components/ui/form-context'
import { Notice } from '@/components/ui/notice'

/** Refusals of a point of many; another word is what is recorded of it by now. */
const WHY = [
  'SUPERSEDED',
  'WITHDRAWN',
  'OWN_INPUT',
  'SAME_ORGANISATION',
  'PUBLISHED',
  'PENDING_PUBLICATION',
  'CONFLICT',
  'RETURNED',
  'TAKEN_BACK',
] as const

/** The points by name that kept an act on many from being stored, and why. @param outcomes their names */
export function ChangedPoints({ outcomes = {} }: { outcomes?: Record<string, string> }) {
  const t = useTranslations('forms.chosen')
  const changed = use(FormContext)?.changed ?? []
  if (changed.length === 0) return null
  return (
    <Notice kind="warning" title={t('refused', { count: changed.length })}>
      <ul>
        {changed.map(({ field, to }) => {
          const why = WHY.find((code) => code === to)
          return (
            <li key={field}>
              <bdi>{field}</bdi>:{' '}
              {why ? t(`why.${why}`) : t('now', { outcome: outcomes[to] ?? to })}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
