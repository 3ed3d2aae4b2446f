import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { bylineColumns, toByline } from './data'
import { knownInputs, standingInput } from './policy'
import type { VersionText } from './version-comparison'
import type { AuthorRow } from './views'

/**
 * What another version of an input said, or the one in force, for a viewer for whom `getInput` opened it
 * (which logs that) or who writes a new one.
 * @returns null where there is no such version, the input is withdrawn or not the viewer's to see
 */
export async function getVersionText(
  viewer: Viewer,
  inputId: string,
  number?: number,
): Promise<(VersionText & { number: number }) | null> {
  const [found] = await read<VersionText & { number: number; author: AuthorRow }>(sql`
    SELECT x.number, x.title, x.language, ${bylineColumns(viewer)},
      COALESCE((SELECT json_agg(json_build_object('id', pt.id, 'number', pt.number,
        'statement', pt.statement, 'proposedWording', pt.proposed_wording,
        'paragraphReference', pt.paragraph_reference, 'ask', pt.ask,
        'implementation', pt.implementation, 'linkedSymbol', pt.linked_symbol,
        'topics', COALESCE((SELECT json_agg(json_build_object('key', tp.key, 'title', tp.title)
            ORDER BY tp.ordinal) FROM point_topics k JOIN topics tp ON tp.id = k.topic_id
          WHERE k.point_id = pt.id), '[]'::json)) ORDER BY pt.number)
        FROM points pt WHERE pt.version_id = x.id), '[]') AS points,
      COALESCE((SELECT json_agg(json_build_object('number', at.number, 'name', at.name, 'hash', f.hash)
          ORDER BY at.number) FROM attachments at JOIN files f ON f.id = at.file_id
        WHERE at.version_id = x.id), '[]') AS attachments
    FROM inputs i JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id
    JOIN input_versions x ON x.input_id = i.id AND x.number = COALESCE(${number ?? null}::int, i.version)
    WHERE i.id = ${inputId}::uuid AND ${knownInputs(viewer)} AND ${standingInput}`)
  if (!found) return null
  const { author, ...text } = found
  // The name of a file may be that of its author: `getInput` tells it to the same readers.
  if (author.audience !== 'public' || toByline(author)?.kind === 'named') return text
  return { ...text, attachments: text.attachments.map((file) => ({ ...file, name: null })) }
}
