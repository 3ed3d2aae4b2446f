import type { Transaction } from '@/lib/platform/db'
import type { Permit } from '@/lib/platform/permit'
import { DEFAULT_KEYS, KEY_ACTS, type KeySettings } from './key-views'
import type { canChangeKeys } from './policy'

/** Stores a member's keys: of each act only what differs from everybody's. */
export async function storeKeys(
  tx: Transaction,
  permit: Permit<typeof canChangeKeys>,
  { on, keys }: KeySettings,
): Promise<void> {
  const { memberId } = permit.subject
  const own = KEY_ACTS.filter((act) => keys[act] !== DEFAULT_KEYS[act]).map((act) => [
    act,
    keys[act],
  ])
  const settings = { keys: Object.fromEntries(own), switchedOffAt: on ? null : new Date() }
  await tx.keySetting.upsert({
    where: { memberId },
    create: { memberId, ...settings },
    update: settings,
  })
}
