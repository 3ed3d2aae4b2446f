import sql from 'sql-template-tag'
import type { AccreditationState } from '@/lib/generated/prisma/enums'
import { readIn, type Transaction } from '@/lib/platform/db'
import { actor, type Permit } from '@/lib/platform/permit'
import type { canApply, canRecordAccreditation } from './policy'

/**
 * Adds a row, which holds from now on. Its time is read after the lock of `lockStanding`, so that of two
 * the later is the latest.
 * @returns its id
 */
export async function storeAccreditation(
  tx: Transaction,
  permit: Permit<typeof canApply> | Permit<typeof canRecordAccreditation>,
  { state, reason }: { state: AccreditationState; reason: string },
): Promise<string> {
  const { organisationId, roundId } = permit.subject
  const [row] = await readIn<{ id: string }>(
    tx,
    sql`INSERT INTO accreditations (organisation_id, round_id, state, reason, decided_by_id, decided_at)
      VALUES (${organisationId}::uuid, ${roundId}::uuid, ${state}::"AccreditationState", ${reason},
        ${actor(permit).id}::uuid, clock_timestamp())
      RETURNING id`,
  )
  if (!row) throw new Error('an accreditation was not stored')
  return row.id
}
