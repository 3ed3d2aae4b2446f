import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Transaction } from '@/lib/platform/db'
import { actor, type Permit, type Rule } from '@/lib/platform/permit'
import type { addTranslationSchema } from './schema'
import type { Alignment } from './translation'
import type { RevisionToKeep } from './views'

/** Stores a revision's text in a further language beside those that it has; it is the one shown from now on. */
export async function storeTranslation(
  tx: Transaction,
  permit: Permit<Rule<'translation.add', RevisionToKeep>>,
  { language, made, translator, text }: z.output<typeof addTranslationSchema>,
  pairs: Alignment['pairs'],
): Promise<void> {
  const stored = await tx.revisionText.create({
    data: {
      revisionId: permit.subject.revision.id,
      language,
      made,
      translator: translator || null,
      textHash: createHash('sha256').update(text).digest('hex'),
      createdById: actor(permit).id,
    },
    select: { id: true },
  })
  await tx.translatedParagraph.createMany({
    data: pairs.map(({ id, number, text: words }) => ({
      textId: stored.id,
      paragraphId: id,
      number,
      text: words,
    })),
  })
  const { id: documentId } = permit.subject
  await tx.revisionImport.deleteMany({ where: { documentId, memberId: actor(permit).id } })
}
