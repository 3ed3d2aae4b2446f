import type { SignedIn } from '@/lib/platform/viewer'
import { sectionsOf } from './export-data'

export const EXPORT_FORMAT = 'uptake-export/1'

/**
 * The export of a member as pieces of one JSON text (docs/export.md), read while it is sent: never more than
 * a hundred items are held. `complete` is its last key, so that a text that was cut off is told.
 */
export async function* exportOf(viewer: SignedIn, base: string): AsyncGenerator<string> {
  yield `{"format":"${EXPORT_FORMAT}","exportedAt":"${new Date().toISOString()}","site":${JSON.stringify(base)}`
  for (const section of sectionsOf(viewer, base)) {
    yield `,\n"${section.name}":`
    if ('one' in section) {
      yield JSON.stringify(await section.one())
      continue
    }
    let open = '['
    for await (const item of section.items()) {
      yield `${open}\n${JSON.stringify(item)}`
      open = ','
    }
    yield open === '[' ? '[]' : '\n]'
  }
  yield ',\n"complete":true}\n'
}
