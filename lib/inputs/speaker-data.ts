import sql, { type Sql } from 'sql-template-tag'
import type { Viewer } from '@/lib/platform/viewer'
import { SMALLEST_GROUP } from './attribution'
import { moderatedInput, ownInput } from './policy'

/** SQL: how many organisations like `ao` have spoken publicly in the round of input `i`, counted up to five. */
const peers = sql`(SELECT count(*)::int FROM (SELECT FROM organisations po
  WHERE po.type = ao.type AND po.electoral_group IS NOT DISTINCT FROM ao.electoral_group AND EXISTS (
    SELECT FROM inputs qi JOIN streams qs ON qs.id = qi.stream_id
    JOIN input_publications qp ON qp.input_id = qi.id
    WHERE qi.organisation_id = po.id AND qi.attribution <> 'moderators_only'
      AND qs.round_id = (SELECT round_id FROM streams WHERE id = i.stream_id)
      AND NOT EXISTS (SELECT FROM disownments qd WHERE qd.input_id = qi.id)
      AND NOT EXISTS (SELECT FROM withdrawals qw WHERE qw.input_id = qi.id) OFFSET 0)
  LIMIT ${SMALLEST_GROUP}::int) counted)`

/** SQL: json of the organisation behind input `i`: from the directory, or as it was named where it is not. */
export const speakerOf: Sql = sql`COALESCE(
  (SELECT json_build_object('name', ao.name, 'type', ao.type, 'electoralGroup', ao.electoral_group,
      'writtenAs', (SELECT wo.name FROM organisations wo WHERE wo.id = i.written_as_id),
      'group', (SELECT g.name FROM groups g WHERE g.id = i.group_id),
      'peers', CASE WHEN i.attribution = 'type_and_region' THEN ${peers} ELSE 0 END)
    FROM organisations ao WHERE ao.id = i.organisation_id),
  CASE WHEN i.named_organisation IS NOT NULL THEN json_build_object('name', i.named_organisation,
    'type', i.named_type, 'electoralGroup', NULL, 'peers', 0) END)`

/** SQL: was input `i` given elsewhere and recorded here? It stays so once its author has claimed it. */
export const recordedOnBehalf: Sql = sql`(i.author_id IS NULL OR i.recorded_by_id IS NOT NULL)`

/** SQL: did the author named say that input `i` does not represent them? */
export const disowned: Sql = sql`EXISTS (SELECT FROM disownments dn WHERE dn.input_id = i.id)`

/** SQL: was the batch that input `i` was stored in taken back as a whole? */
export const takenBack: Sql = sql`EXISTS (SELECT FROM import_batches b
  WHERE b.id = i.batch_id AND b.undone_at IS NOT NULL)`

/**
 * SQL: json of how input `i` came to be recorded. Who recorded it is told by name to those who may know of
 * it unpublished, and nobody learns who claims it.
 */
export const recordingOf = (viewer: Viewer): Sql => sql`json_build_object(
  'quality', i.quality, 'place', i.place, 'claimed', i.author_id IS NOT NULL AND i.recorded_by_id IS NOT NULL,
  'recorder', CASE WHEN ${ownInput(viewer)} OR ${moderatedInput(viewer)} THEN
    (SELECT m.name FROM members m WHERE m.id = i.recorded_by_id) END,
  'byModerator', i.recorded_by_id IS NOT NULL, 'consultation', i.consultation,
  'inError', ${takenBack},
  'asked', EXISTS (SELECT FROM input_claims c WHERE c.input_id = i.id AND c.declined_at IS NULL
    AND c.member_id = ${viewer.member?.id ?? null}::uuid),
  'disowned', (SELECT json_build_object('day', to_char(d.disowned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
    'reason', d.reason) FROM disownments d WHERE d.input_id = i.id))`
