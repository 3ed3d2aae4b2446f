import { refuse } from '@/lib/kernel/result'

/** Why a file can't be taken; each has a sentence under `errors.*`. */
export type FileFault =
  | 'fileMissing'
  | 'fileEmpty'
  | 'fileTooLarge'
  | 'fileType'
  | 'fileName'
  | 'fileContent'
  | 'fileEncrypted'
  | 'fileActive'
  | 'fileEmbedded'
  | 'fileMetadata'
  | 'fileUnreadable'
  | 'fileIncomplete'
  | 'fileTwice'
  | 'fileTooMany'
  | 'sourceType'
  | 'sourceContent'
  | 'sourceOldWord'
  | 'sourceTooLong'
  | 'sourceNoText'

/** The refusal of a file, told beside its field. */
export const unfit = (fault: FileFault) => refuse('INVALID', { fieldErrors: { file: [fault] } })

/** Carries a fault out of whatever reads the file. */
export class UnfitFile extends Error {
  constructor(readonly fault: FileFault) {
    super(fault)
  }
}
