'use client'
import { use, useState } from 'react'
import { FormContext } from '@/components/ui/form-context'

type FoldedDecisionProps = { folded: boolean; summary: string; children: React.ReactNode }

/**
 * The fields of a decision, folded where something else is asked first; not under the hands of whoever is
 * deciding, whatever became of the record meanwhile, nor where the page brings back what was sent.
 */
export function FoldedDecision({ folded, summary, children }: FoldedDecisionProps) {
  const sent = Object.keys(use(FormContext)?.values ?? {}).length > 0
  const [folds] = useState(folded)
  if (!folds) return children
  return (
    <details open={sent || undefined}>
      <summary>{summary}</summary>
      <div className="stack">{children}</div>
    </details>
  )
}
