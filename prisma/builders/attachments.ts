import { sha256 } from '@/lib/inputs/receipt'
import { db } from '@/lib/platform/db'

export type FileWish = { name: string; text: string }

/** A text file as it is stored. */
export const storedFile = ({ text }: FileWish) => ({
  format: 'txt' as const,
  hash: sha256(text),
  bytes: Buffer.byteLength(text),
  content: new Uint8Array(Buffer.from(text)),
})

/** A file in a draft. */
export const buildDraftAttachment = (draft: { id: string }, wish: FileWish) =>
  db().draftAttachment.create({
    data: {
      draft: { connect: { id: draft.id } },
      name: wish.name,
      file: { create: storedFile(wish) },
    },
  })

/** The id of an input's first file. */
export async function attachmentOf(input: { id: string }): Promise<string> {
  const { id } = await db().attachment.findFirstOrThrow({
    where: { version: { inputId: input.id } },
    orderBy: { number: 'asc' },
  })
  return id
}
