import { ok, type Result } from '@/lib/kernel/result'
import { apart } from '@/lib/platform/apart'
import { unfit } from '@/lib/platform/unfit'
import type { Format } from './rules'
import { LARGEST_FILE } from './schema'

/**
 * Cleans a file in a thread of its own.
 * @returns the cleaned content, or INVALID with the fault of the field `file`
 */
export async function cleanApart(content: Buffer, format: Format): Promise<Result<Uint8Array>> {
  const given = { content, format }
  const cleaned = await apart<Uint8Array>('lib/attachments/clean-thread.mjs', given)
  if ('fault' in cleaned) return unfit(cleaned.fault)
  return cleaned.value.length > LARGEST_FILE ? unfit('fileTooLarge') : ok(cleaned.value)
}
