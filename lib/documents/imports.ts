import { type Done, defineAction } from '@/lib/doors/action'
import { type FormState, ok, type Result, refuse } from '@/lib/kernel/result'
import type { Transaction } from '@/lib/platform/db'
import { errorsByField } from '@/lib/platform/form'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import { withinLimits } from '@/lib/platform/rate-limit'
import { getDocumentToKeep } from './data'
import { LARGEST_SOURCE, type TextFormat } from './limits'
import { storeImport } from './mutations'
import { canAddRevision } from './policy'
import { readApart, type Source } from './read-apart'
import { decideRevision } from './rules'
import { addRevisionSchema, type ImportFields, importRevisionSchema } from './schema'
import type { DocumentToKeep, ImportView } from './views'
import type { ReadText } from './word-file'

/** Files that one member may have read in an hour. */
const limits = (memberId: string) => [
  { name: 'revision-member', key: memberId, points: 120, seconds: 3600 },
]

type KeepPermit = Permit<Rule<'revision.add', DocumentToKeep>>
type Read = ReadText | { fault: string }

/** True where the member has had too many files read. */
const isOver = async (permit: KeepPermit): Promise<boolean> =>
  !(await withinLimits(limits(actor(permit).id)))

/** Keeps what was read, or what is wrong with it, together with what else was typed. */
async function keep(
  tx: Transaction,
  permit: KeepPermit,
  { fields, read }: { fields: ImportFields; read: Read },
): Promise<Done> {
  const { id, roundId, roundSlug } = permit.subject
  const kept = await storeImport(tx, permit, { fields, source: read })
  const facts = { read: !('fault' in read) }
  const page = fields.revision
    ? `${id}/translations?revision=${encodeURIComponent(fields.revision)}&`
    : `${id}?`
  return {
    to: `/moderate/${roundSlug}/documents/${page}import=${kept}`,
    events: [{ kind: 'revision.imported', subjectId: id, roundId, facts }],
  }
}

async function read(source: Source, told?: (recognised: number) => void): Promise<Read> {
  const answer = await readApart(source, told)
  return 'fault' in answer ? answer : answer.value
}

/** Reads a pasted text that is not plain. @returns the page to look through it; RATE_LIMITED */
export async function keepText(
  tx: Transaction,
  permit: KeepPermit,
  given: { fields: ImportFields; text: string; format: TextFormat },
): Promise<Result<Done>> {
  if (await isOver(permit)) return refuse('RATE_LIMITED')
  const { fields, text, format } = given
  return ok(await keep(tx, permit, { fields, read: await read({ text, format }) }))
}

/** Keeps what was read for a document's next revision; nothing is stored of it yet. */
const importRevision = defineAction({
  schema: importRevisionSchema,
  load: (viewer, { document }) => getDocumentToKeep(viewer, document),
  rule: canAddRevision,
  run: async ({ tx, permit, input }) => ok(await keep(tx, permit, input)),
})

/**
 * Reads a file, before any transaction begins, and keeps what was read.
 * @param told is given how many paragraphs are recognised, once they are
 * @returns the page to look through it, which also says what is wrong with it; RATE_LIMITED
 */
export async function receiveSource(
  permit: KeepPermit,
  { fields, file }: { fields: ImportFields; file: { name: string; content: Uint8Array } | null },
  told?: (recognised: number) => void,
): Promise<Result<Done>> {
  if (await isOver(permit)) return refuse('RATE_LIMITED')
  const found = await sourceOf(fields, file, told)
  return importRevision.perform(permit.viewer, { document: permit.subject.id, fields, read: found })
}

async function sourceOf(
  fields: ImportFields,
  file: { name: string; content: Uint8Array } | null,
  told?: (recognised: number) => void,
): Promise<Read> {
  if (file && file.content.length > LARGEST_SOURCE) return { fault: 'fileTooLarge' }
  if (file) return read({ ...file, language: fields.language ?? 'en' }, told)
  // Somebody who pasted a text and pressed the button of the file means the text.
  return fields.text?.trim()
    ? read({ text: fields.text, format: 'text' }, told)
    : { fault: 'fileMissing' }
}

/**
 * The form as it stands once a file has been read: what was recognised in it where all else is in order,
 * or what is missing beside each field, with the text in its own.
 */
export function formOf(
  document: DocumentToKeep,
  held: ImportView,
  changes: 'accepted' | 'rejected',
): FormState {
  const { fields, fault } = held
  const read = (changes === 'rejected' ? held.rejected : null) ?? held.text
  const values = fault
    ? { ...fields, step: 'review' }
    : { ...fields, text: read, format: 'text', step: 'review' }
  const invalid = { ok: false, code: 'INVALID', values } as const
  if (fault) return { ...invalid, fieldErrors: { file: [fault] } }
  const latest = document.revisions.at(-1)?.ordinal ?? 0
  const empty = { name: '', symbol: '', language: '', issuedOn: '' }
  const form = { ...empty, ...values, document: document.id, after: latest }
  const parsed = addRevisionSchema.safeParse(form)
  if (!parsed.success) return { ...invalid, fieldErrors: errorsByField(parsed.error.issues) }
  const names = document.revisions.map(({ name }) => name)
  const decided = decideRevision({ latest, names, before: document.paragraphs }, parsed.data)
  return decided.ok ? invalid : { ...decided, values }
}
