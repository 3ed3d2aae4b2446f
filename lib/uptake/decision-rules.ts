import type { Outcome } from '@/lib/generated/prisma/enums'
import { type Refusal, refuse } from '@/lib/kernel/result'

/** What a template of a reason can hold in braces, to be filled in. */
export const PLACEHOLDERS = ['reference', 'paragraphs', 'revision'] as const

export type Decision = {
  outcome: Outcome
  reason: string
  carriedTo: string
  lineageIds: string[]
}

/** Fields that the outcome demands and the decision lacks (product.md, "Uptake outcomes"). */
export function missingOf(decision: Decision): Record<string, string[]> {
  const { outcome, reason, carriedTo, lineageIds } = decision
  const missing: Record<string, string[]> = {}
  if (outcome !== 'reflected' && !reason) missing.reason = ['required']
  if ((outcome === 'reflected' || outcome === 'partly_reflected') && lineageIds.length === 0)
    missing.paragraphs = ['paragraphs_required']
  if (outcome === 'carried_elsewhere' && !carriedTo) missing.carriedTo = ['required']
  return missing
}

type Recorded = {
  version: number
  outcome: Outcome
  reason: string | null
  carriedTo: string | null
} | null

/** A page's decision, as it was when the page was shown. */
export type Seen = {
  version: number
  was?: { outcome: string; reason: string; carriedTo: string } | undefined
}

/** CONFLICT, with what somebody else changed since the page was shown, field by field. */
export function changedSince(record: Recorded | undefined, { was, version }: Seen): Refusal {
  const seen = was ?? { outcome: '', reason: '', carriedTo: '' }
  const changes = [
    { field: 'version', from: String(version), to: String(record?.version ?? 0) },
    { field: 'outcome', from: seen.outcome, to: record?.outcome ?? '' },
    { field: 'reason', from: seen.reason, to: record?.reason ?? '' },
    { field: 'carriedTo', from: seen.carriedTo, to: record?.carriedTo ?? '' },
  ]
  return refuse('CONFLICT', { changed: changes.filter(({ from, to }) => from !== to) })
}
