import sql, { type Sql } from 'sql-template-tag'
import { authorOf, noteOpening, toByline } from '@/lib/inputs/data'
import {
  moderatedInput,
  ownInput,
  publicInput,
  visibleDrafts,
  visibleInputs,
} from '@/lib/inputs/policy'
import type { AuthorRow } from '@/lib/inputs/views'
import { read } from '@/lib/platform/db'
import type { Viewer } from '@/lib/platform/viewer'
import { invitedTo } from '@/lib/sponsors/policy'
import type { ReadableFile } from './views'

type Raw = Omit<ReadableFile, 'input'> & {
  input: (Omit<NonNullable<ReadableFile['input']>, 'named'> & { author: AuthorRow }) | null
}

// Only of what was asked for the draft itself: a new version is its input's.
const invitedToDraft = (viewer: Viewer): Sql =>
  invitedTo(viewer, sql`c.draft_id = da.draft_id AND c.input_id IS NULL`)
/** Of the version in force alone, which is the one that is confirmed. */
const invitedToInput = (viewer: Viewer): Sql =>
  invitedTo(viewer, sql`c.input_id = v.input_id AND i.version = v.number`)

const ofDraft = (viewer: Viewer, id: string): Sql => sql`
  SELECT da.id, da.name, 1 AS number, f.format, NULL::json AS input,
    json_build_object('organisationId', d.organisation_id, 'memberId', d.member_id,
      'individuals', r.admission = 'organisations_and_individuals',
      'invited', ${invitedToDraft(viewer)}) AS draft
  FROM draft_attachments da JOIN files f ON f.id = da.file_id JOIN drafts d ON d.id = da.draft_id
  JOIN streams s ON s.id = d.stream_id JOIN rounds r ON r.id = s.round_id
  WHERE da.id = ${id}::uuid AND d.submitted_at IS NULL
    AND (${visibleDrafts(viewer)} OR ${invitedToDraft(viewer)})`

const ofInput = (viewer: Viewer, id: string): Sql => sql`
  SELECT a.id, a.name, a.number, f.format,
    json_build_object('id', i.id, 'streamId', i.stream_id, 'own', ${ownInput(viewer)},
      'moderated', ${moderatedInput(viewer)}, 'public', ${publicInput},
      'invited', ${invitedToInput(viewer)},
      'moderatorsOnly', i.attribution = 'moderators_only', 'author', ${authorOf(viewer)}) AS input,
    NULL::json AS draft
  FROM attachments a JOIN files f ON f.id = a.file_id JOIN input_versions v ON v.id = a.version_id
  JOIN inputs i ON i.id = v.input_id
  WHERE a.id = ${id}::uuid AND (${visibleInputs(viewer)} OR ${invitedToInput(viewer)})`

/**
 * A file that the viewer may see: of a draft they write, of an input they may read, not withdrawn, or of
 * what their organisation is asked to co-sponsor.
 * That a moderator opened one of an input for moderators only is logged, as its page is.
 */
export async function getAttachment(viewer: Viewer, id: string): Promise<ReadableFile | null> {
  const [raw] = await read<Raw>(
    sql`SELECT * FROM (${ofDraft(viewer, id)}) one UNION ALL SELECT * FROM (${ofInput(viewer, id)}) two`,
  )
  if (!raw) return null
  if (!raw.input) return { ...raw, input: null }
  const { author, ...input } = raw.input
  if (input.moderatorsOnly && !input.own) await noteOpening(viewer, input)
  const named = input.own || input.moderated || input.invited || toByline(author)?.kind === 'named'
  return { ...raw, input: { ...input, named } }
}

/** The content of a file that `getAttachment` answered with. */
export async function getContent({ id }: ReadableFile): Promise<Buffer | null> {
  const [file] = await read<{ content: Buffer }>(sql`SELECT f.content FROM files f
    WHERE f.id = COALESCE((SELECT a.file_id FROM attachments a WHERE a.id = ${id}::uuid),
      (SELECT da.file_id FROM draft_attachments da WHERE da.id = ${id}::uuid))`)
  return file?.content ?? null
}

/** Which parts of a file on its way have arrived. */
export async function listPieces(draftId: string, hash: string): Promise<number[]> {
  const rows = await read<{ number: number }>(sql`SELECT number FROM upload_pieces
    WHERE draft_id = ${draftId}::uuid AND hash = ${hash} ORDER BY number`)
  return rows.map(({ number }) => number)
}

/** A file on its way, as far as it has arrived. */
export async function getPieces(draftId: string, hash: string): Promise<Buffer> {
  const rows = await read<{ content: Buffer }>(sql`SELECT content FROM upload_pieces
    WHERE draft_id = ${draftId}::uuid AND hash = ${hash} ORDER BY number`)
  return Buffer.concat(rows.map(({ content }) => content))
}
