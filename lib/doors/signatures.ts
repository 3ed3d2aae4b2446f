import sql from 'sql-template-tag'
import type { Act } from '@/lib/generated/prisma/enums'
import { ok, type Result, refuse } from '@/lib/kernel/result'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor } from '@/lib/platform/permit'

/**
 * Puts an admin's signature under an act that needs two (security.md); with the installation's
 * `single_admin` switch on, one suffices and the count says so wherever the act is shown. Signatures of
 * who is no longer an admin don't count.
 * @returns how many signed and whether that completes the act; ALREADY_SIGNED for a second one of the same
 * @param signed the subject and the version of it that the admin saw
 */
export async function sign(
  tx: Transaction,
  permit: Parameters<typeof actor>[0],
  act: Act,
  signed: { id: string; version: number },
): Promise<Result<{ signatures: number; complete: boolean }>> {
  const fresh = await tx.signature.createMany({
    data: [
      { act, subjectId: signed.id, subjectVersion: signed.version, memberId: actor(permit).id },
    ],
    skipDuplicates: true,
  })
  if (fresh.count !== 1) return refuse('ALREADY_SIGNED')
  // Two admins signing at once must see each other: the lock orders them.
  await readIn(tx, sql`SELECT pg_advisory_xact_lock(hashtextextended(${signed.id}, 0))::text`)
  const [row] = await readIn<{ signatures: number; alone: boolean }>(
    tx,
    sql`SELECT count(*)::int AS signatures,
        COALESCE((SELECT value = 'true'::jsonb FROM settings WHERE key = 'single_admin'), false) AS alone
      FROM signatures
      WHERE act = ${act}::"Act" AND subject_id = ${signed.id}::uuid AND subject_version = ${signed.version}::int
        AND EXISTS (SELECT FROM role_grants g WHERE g.member_id = signatures.member_id
          AND g.role = 'admin' AND g.effective_at IS NOT NULL AND g.revoked_at IS NULL)`,
  )
  const signatures = row?.signatures ?? 0
  return ok({ signatures, complete: signatures >= (row?.alone ? 1 : 2) })
}
