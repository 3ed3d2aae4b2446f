import type { Outcome } from '@/lib/generated/prisma/enums'

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
