'use client'
import { use } from 'react'
import { RefreshOnConflict } from '@/components/inputs/refresh-on-conflict'
import { FormContext } from '@/components/ui/form-context'
import { Notice } from '@/components/ui/notice'

type AnsweredMeanwhileProps = { title: string; note: string; answers: Record<string, string> }

/** What a colleague answered while this form was open, beside what is typed in it. @param answers their words */
export function AnsweredMeanwhile({ title, note, answers }: AnsweredMeanwhileProps) {
  const changed = use(FormContext)?.changed ?? []
  const now = (name: string) => changed.find(({ field }) => field === name)?.to ?? ''
  return (
    <>
      <RefreshOnConflict />
      {changed.length > 0 && (
        <Notice kind="warning" title={title}>
          <p>{answers[now('answer')]}</p>
          {now('wouldNeed') && <p dir="auto">{now('wouldNeed')}</p>}
          <p>{note}</p>
        </Notice>
      )}
    </>
  )
}
