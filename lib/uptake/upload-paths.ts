/** The page of a stream's files, without locale. */
export const filesPath = (of: { roundSlug: string; pillarKey: string }) =>
  `/moderate/${of.roundSlug}/files?stream=${of.pillarKey}`

/** The preview of what was read from a file. */
export const uploadPath = (of: { roundSlug: string; id: string }) =>
  `/moderate/${of.roundSlug}/files/${of.id}`
