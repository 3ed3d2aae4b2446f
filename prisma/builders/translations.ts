import { db, type Transaction } from '@/lib/platform/db'

type TranslationWish = {
  revision: { id: string; paragraphs: readonly { id: string; number: string; text: string }[] }
  by: { id: string }
  /** Who confirmed it; nobody where left out. */
  confirmedBy?: { id: string }
  /** Default French. */
  language?: string
  /** What stands in place of a paragraph; its own text after the language where left out. */
  text?: (paragraph: { number: string; text: string }) => string
}

/** A revision's text in a further language, as stored by somebody and confirmed by somebody else. */
export async function buildTranslation(
  { revision, by, confirmedBy, language = 'fr', text }: TranslationWish,
  tx: Transaction = db(),
) {
  const told = text ?? ((paragraph) => `${language}: ${paragraph.text}`)
  return tx.revisionText.create({
    data: {
      revisionId: revision.id,
      language,
      made: 'official',
      textHash: language,
      createdById: by.id,
      paragraphs: {
        create: revision.paragraphs.map((paragraph) => ({
          paragraphId: paragraph.id,
          number: paragraph.number,
          text: told(paragraph),
        })),
      },
      ...(confirmedBy && { confirmation: { create: { confirmedById: confirmedBy.id } } }),
    },
  })
}
