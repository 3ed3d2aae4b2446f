import { apart } from '@/lib/platform/apart'
import type { TextFormat } from './limits'
import type { ReadText } from './word-file'

/** A file, or a text in one of the formats. */
export type Source =
  | { content: Uint8Array; name: string; language: string }
  | { text: string; format: TextFormat }

/** A pasted text is read inside a transaction, which is given up after twenty. */
const SECONDS = 15

/**
 * Reads a source in a thread of its own.
 * @param told is given how many paragraphs are recognised, once they are
 * @returns its text, or the fault of the field it came by
 */
export const readApart = (source: Source, told?: (recognised: number) => void) =>
  apart<ReadText>('lib/documents/read-thread.mjs', source, SECONDS, (step) => told?.(Number(step)))
