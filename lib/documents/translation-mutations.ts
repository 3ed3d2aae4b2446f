import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import type { z } from 'zod'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import type { addTranslationSchema } from './schema'
import type { Alignment } from './translation'
import { decideTranslationConfirmed, decideTranslationWithdrawn } from './translation-rules'
import type { RevisionToKeep, TranslationToDecide } from './views'

/**
 * Stores a revision's text in a further language beside those that it has; it is shown once it is confirmed.
 * @returns NOT_FOUND where the revision was taken back meanwhile
 */
export async function storeTranslation(
  tx: Transaction,
  permit: Permit<Rule<'translation.add', RevisionToKeep>>,
  { language, made, translator, text }: z.output<typeof addTranslationSchema>,
  pairs: Alignment['pairs'],
): Promise<Result<null>> {
  const { id: documentId, revision } = permit.subject
  const [held] = await readIn(
    tx,
    sql`SELECT id FROM revisions WHERE id = ${revision.id}::uuid FOR KEY SHARE`,
  )
  if (!held) return refuse('NOT_FOUND')
  const stored = await tx.revisionText.create({
    data: {
      revisionId: revision.id,
      language,
      made,
      translator: translator || null,
      textHash: createHash('sha256').update(text).digest('hex'),
      createdById: actor(permit).id,
    },
    select: { id: true },
  })
  await tx.translatedParagraph.createMany({
    data: pairs.map(({ id, number, text: words }) => ({
      textId: stored.id,
      paragraphId: id,
      number,
      text: words,
    })),
  })
  await tx.revisionImport.deleteMany({ where: { documentId, memberId: actor(permit).id } })
  return ok(null)
}

/** Locks a translation, and tells what is decided by. */
async function factsOf(tx: Transaction, memberId: string, textId: string) {
  await readIn(tx, sql`SELECT FROM revision_texts WHERE id = ${textId}::uuid FOR UPDATE`)
  const [facts] = await readIn<{ own: boolean; confirmed: boolean; withdrawn: boolean }>(
    tx,
    sql`SELECT may_not_confirm(${memberId}::uuid, rt.id) AS own,
        EXISTS (SELECT FROM translation_confirmations c WHERE c.text_id = rt.id) AS confirmed,
        EXISTS (SELECT FROM translation_withdrawals w WHERE w.text_id = rt.id) AS withdrawn
      FROM revision_texts rt WHERE rt.id = ${textId}::uuid`,
  )
  if (!facts) throw new Error('a translation that was loaded is not there')
  return facts
}

/** A second reader stands in for a translation: it is shown from now on. @returns see the rule */
export async function storeTranslationConfirmed(
  tx: Transaction,
  permit: Permit<Rule<'translation.confirm', TranslationToDecide>>,
): Promise<Result<null>> {
  const [textId, confirmedById] = [permit.subject.id, actor(permit).id]
  const decision = decideTranslationConfirmed(await factsOf(tx, confirmedById, textId))
  if (!decision.ok) return decision
  await tx.translationConfirmation.create({ data: { textId, confirmedById } })
  return ok(null)
}

/** A translation is shown no more; what was stored stays. @returns see the rule */
export async function storeTranslationWithdrawn(
  tx: Transaction,
  permit: Permit<Rule<'translation.withdraw', TranslationToDecide>>,
  reason: string,
): Promise<Result<null>> {
  const [textId, withdrawnById] = [permit.subject.id, actor(permit).id]
  const facts = await factsOf(tx, withdrawnById, textId)
  const decision = decideTranslationWithdrawn(facts, permit.subject)
  if (!decision.ok) return decision
  await tx.translationWithdrawal.create({ data: { textId, withdrawnById, reason } })
  return ok(null)
}
