import { storeDocument, storeRevision } from '@/lib/documents/mutations'
import { canAddDocument, canAddRevision } from '@/lib/documents/policy'
import { addRevisionSchema } from '@/lib/documents/schema'
import type { DocumentToKeep, RoundToKeep } from '@/lib/documents/views'
import type { Transaction } from '@/lib/platform/db'
import { authorize } from '@/lib/platform/permit'
import type { Viewer } from '@/lib/platform/viewer'
import { type Piece, printed } from './text'

export type StoredRevision = {
  id: string
  slug: string
  issuedOn: Date
  /** The lineages of each piece of the text, in their order. */
  lineages: string[][]
}

export const REVISION_NAMES = ['Zero draft', 'Rev.1', 'Rev.2', 'Rev.3', 'Rev.4', 'Rev.5']

type Wish = {
  round: { id: string; slug: string }
  streamId: string
  moderator: { id: string; name: string | null }
  texts: readonly (readonly Piece[])[]
  issued: readonly Date[]
}

/** Stores the texts as a moderator who pastes them would: read, matched and tied by the same code. */
export async function storeRevisions(
  tx: Transaction,
  { round, streamId, moderator, texts, issued }: Wish,
): Promise<{ id: string; slug: string; revisions: StoredRevision[] }> {
  const member = { ...moderator, email: null, locale: 'en', pseudonymous: false, mailStopped: true }
  // The moderator's role is not stored yet, and browser tests, which have no Next around them, load this too:
  // nobody's session is read.
  const viewer = { member, moderates: [streamId] } as unknown as Viewer
  const within = { roundId: round.id, roundSlug: round.slug, streamIds: [streamId] }
  const kept: RoundToKeep = { ...within, documents: [], processes: [] }
  const allowed = authorize(viewer, canAddDocument, kept)
  if (!allowed) throw new Error('the moderator may not add a document')
  const title = 'Draft programme of work (generated)'
  const { id, slug } = await storeDocument(tx, allowed, {
    round: round.slug,
    title,
    symbol: '',
    process: '',
  })
  const revisions: StoredRevision[] = []
  for (const [at, text] of texts.entries()) {
    const document: DocumentToKeep = { ...within, id, slug, title, revisions: [], paragraphs: [] }
    const permit = authorize(viewer, canAddRevision, document)
    if (!permit) throw new Error('the moderator may not add a revision')
    const issuedOn = issued[at] ?? new Date()
    const wanted = addRevisionSchema.parse({
      ...{ document: id, after: at, name: REVISION_NAMES[at], symbol: '', language: 'en' },
      issuedOn: issuedOn.toISOString().slice(0, 10),
      note: 'Every paragraph was generated for demonstration.',
      text: printed(text),
      step: 'store',
    })
    const stored = await storeRevision(tx, permit, wanted)
    if (!stored.ok) throw new Error(`${wanted.name} was refused: ${JSON.stringify(stored)}`)
    const paragraphs = await tx.paragraph.findMany({
      where: { revisionId: stored.value.id },
      orderBy: { ordinal: 'asc' },
      select: { lineages: { where: { endedById: null }, select: { lineageId: true } } },
    })
    if (paragraphs.length !== text.length) throw new Error(`${wanted.name} was read otherwise`)
    const lineages = paragraphs.map((paragraph) => paragraph.lineages.map((tie) => tie.lineageId))
    revisions.push({ id: stored.value.id, slug: stored.value.slug, issuedOn, lineages })
  }
  return { id, slug, revisions }
}
