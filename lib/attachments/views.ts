import type { FileFormat } from '@/lib/generated/prisma/enums'

/** A file of a draft, for who writes it. */
export type DraftAttachmentView = {
  id: string
  name: string
  format: FileFormat
  bytes: number
  hash: string
}

/** A file of a submitted version. Its name is null for who is not told who spoke: it might name them. */
export type AttachmentView = Omit<DraftAttachmentView, 'name'> & {
  number: number
  name: string | null
}

/** What `canReadAttachment` asks about, and what an answer with the file is made of. */
export type ReadableFile = {
  id: string
  name: string
  number: number
  format: FileFormat
  /** Whose draft it stands in; null once submitted. */
  draft: {
    organisationId: string | null
    memberId: string
    individuals: boolean
    /** Whether the reader's organisation is asked to co-sponsor it. */
    invited: boolean
  } | null
  /** The input it was submitted with; null while it is a draft's only. */
  input: {
    id: string
    streamId: string
    own: boolean
    moderated: boolean
    /** Whether the reader's organisation is asked to co-sponsor the version in force, or does. */
    invited: boolean
    public: boolean
    moderatorsOnly: boolean
    /** Whether the reader is told who spoke, and so the file's own name. */
    named: boolean
  } | null
}
