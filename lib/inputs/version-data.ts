import sql from 'sql-template-tag'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { knownInputs, standingInput } from './policy'
import type { VersionText } from './version-comparison'

/**
 * What another version of an input said, for a viewer for whom `getInput` opened it (which logs that).
 * @returns null where there is no such version, the input is withdrawn or not the viewer's to see
 */
export async function getVersionText(
  viewer: Viewer,
  inputId: string,
  number: number,
): Promise<VersionText | null> {
  const [text] = await read<VersionText>(sql`
    SELECT x.title, x.language,
      COALESCE((SELECT json_agg(json_build_object('id', pt.id, 'number', pt.number,
        'statement', pt.statement, 'proposedWording', pt.proposed_wording,
        'paragraphReference', pt.paragraph_reference, 'ask', pt.ask,
        'implementation', pt.implementation, 'linkedSymbol', pt.linked_symbol,
        'topics', COALESCE((SELECT json_agg(json_build_object('key', tp.key, 'title', tp.title)
            ORDER BY tp.ordinal) FROM point_topics k JOIN topics tp ON tp.id = k.topic_id
          WHERE k.point_id = pt.id), '[]'::json)) ORDER BY pt.number)
        FROM points pt WHERE pt.version_id = x.id), '[]') AS points
    FROM inputs i JOIN streams s ON s.id = i.stream_id JOIN rounds r ON r.id = s.round_id
    JOIN input_versions x ON x.input_id = i.id AND x.number = ${number}
    WHERE i.id = ${inputId}::uuid AND ${knownInputs(viewer)} AND ${standingInput}`)
  return text ?? null
}
