import { isUtf8 } from 'node:buffer'
import { UnfitFile } from '@/lib/platform/unfit'
import { cleanDocx, cleanOdt } from './office'
import { cleanPdf } from './pdf'
import type { Format } from './rules'

/**
 * A file as it is kept: of the format that its name promises, without what it tells of its author.
 * @throws UnfitFile with the reason where it is of another format, acts, or can't be cleaned
 */
export async function cleanFile(file: Buffer, format: Format): Promise<Buffer> {
  if (format === 'pdf') return cleanPdf(file)
  if (format === 'docx') return cleanDocx(file)
  if (format === 'odt') return cleanOdt(file)
  // Text holds no control characters but tabs, line ends and page breaks.
  const odd = file.some((byte) => byte < 32 && ![9, 10, 12, 13].includes(byte))
  if (!isUtf8(file) || odd) throw new UnfitFile('fileContent')
  return file
}
