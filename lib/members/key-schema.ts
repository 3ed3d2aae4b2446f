import { z } from 'zod'
import { clashingActs, isKey } from './key-rules'
import { DEFAULT_KEYS, KEY_ACTS, type KeyAct, type Keys } from './key-views'

const key = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .refine(isKey, 'oneKey')

const keys = z.strictObject(
  Object.fromEntries(KEY_ACTS.map((act) => [act, key])) as Record<KeyAct, typeof key>,
)

/** Which key does what, no key twice; `reset` gives everybody's keys back, whatever else was sent. */
export const keysSchema = z
  .strictObject({
    use: z.enum(['on', 'off'], 'choose'),
    keys: z.unknown(),
    reset: z.literal('reset').optional(),
  })
  .transform(({ use, keys: sent, reset }, context): { on: boolean; keys: Keys } => {
    if (reset) return { on: true, keys: DEFAULT_KEYS }
    const parsed = keys.safeParse(sent)
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues)
        context.addIssue({ code: 'custom', path: ['keys', ...path], message })
      return z.NEVER
    }
    for (const act of clashingActs(parsed.data))
      context.addIssue({ code: 'custom', path: ['keys', act], message: 'keyTaken' })
    return { on: use === 'on', keys: parsed.data }
  })
