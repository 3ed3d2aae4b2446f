import { ok, type Result, refuse } from '@/lib/kernel/result'
import type { Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import type { OwnView, ViewsRound } from './view-data'

/** Views of one member in one round: a list that is read at a glance. */
export const MOST_VIEWS = 20

/**
 * Keeps an address under a name; a name that is taken means that address from now on.
 * @returns the view's id, or TOO_MANY_VIEWS beyond MOST_VIEWS
 */
export async function storeView(
  tx: Transaction,
  permit: Permit<Rule<'view.save', ViewsRound>>,
  { name, query }: { name: string; query: string },
): Promise<Result<string>> {
  const own = { memberId: actor(permit).id, roundId: permit.subject.roundId }
  const { id } = await tx.savedView.upsert({
    where: { memberId_roundId_name: { ...own, name } },
    create: { ...own, name, query },
    update: { query, savedAt: new Date() },
  })
  return (await tx.savedView.count({ where: own })) > MOST_VIEWS ? refuse('TOO_MANY_VIEWS') : ok(id)
}

/** Forgets a view. @returns ALREADY_DONE where it was removed meanwhile */
export async function removeView(
  tx: Transaction,
  { subject }: Permit<Rule<'view.remove', OwnView>>,
): Promise<Result<null>> {
  const { count } = await tx.savedView.deleteMany({ where: { id: subject.id } })
  return count === 1 ? ok(null) : refuse('ALREADY_DONE')
}
