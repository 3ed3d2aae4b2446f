import { canonical, hasBidiControls, isStorable } from '@/lib/kernel/text'

export const FORMATS = ['pdf', 'docx', 'odt', 'txt'] as const
export type Format = (typeof FORMATS)[number]

const LONGEST_NAME = 200

/** What a file's content is sent as; never what its sender says of it. */
export const CONTENT_TYPES: Record<Format, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  txt: 'text/plain; charset=utf-8',
}

/**
 * A file's name as text, without the folders that some browsers send along, and the format that its
 * extension promises (security.md: an allowlist of four).
 * @returns 'fileName' where it is too long, or holds characters that turn or break text; 'fileType'
 */
export function decideName(
  given: string,
): { name: string; format: Format } | 'fileName' | 'fileType' {
  if (!isStorable(given) || hasBidiControls(given)) return 'fileName'
  const name = canonical(given.split(/[\\/]/).at(-1) ?? '').replace(/\s+/g, ' ')
  if (!name || name.length > LONGEST_NAME) return 'fileName'
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase()
  const format = FORMATS.find((one) => one === extension)
  return format ? { name, format } : 'fileType'
}

/** The name that a file is offered under: its own where the reader may know it, else its number. */
export function offeredName(file: { name: string | null; number: number; format: Format }): string {
  return file.name ?? `attachment-${file.number}.${file.format}`
}

/**
 * The header that has a browser store a file rather than show it (RFC 6266), with a name that can't end
 * the header: what is not plain stands percent-encoded.
 */
export function dispositionOf(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._ -]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
