import { UnfitFile } from '@/lib/platform/unfit'

/** A text, and its encoding where that is not UTF-8: then it is said. */
export type Decoded = { text: string; encoding?: string }

const decoded = (content: Uint8Array, label: string): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(content)
  } catch {
    return null
  }
}

/** UTF-16 without a mark: of most characters one byte in two is zero. */
function unmarked(content: Uint8Array): string | null {
  const sample = content.subarray(0, 2000)
  const zeros = [0, 0]
  for (const [index, byte] of sample.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const most = sample.length / 4
  return odd > most && even < most / 8
    ? 'utf-16le'
    : even > most && odd < most / 8
      ? 'utf-16be'
      : null
}

/**
 * The text of a file: by its mark, as UTF-8, as a page says of itself, or as Windows-1252, which reads
 * anything and therefore may be wrong.
 * @throws UnfitFile 'sourceType' where it is no text
 */
export function decode(content: Uint8Array): Decoded {
  const [one, two] = content
  const marked =
    one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : null
  const wide = marked ?? unmarked(content)
  if (wide) return checked(decoded(content, wide), wide.toUpperCase())
  const text = decoded(content, 'utf-8')
  if (text !== null) return checked(text)
  const head = new TextDecoder('latin1').decode(content.subarray(0, 2000))
  const own = /<meta[^>]*charset\s*=\s*["']?([\w-]{2,20})/i.exec(head)?.[1]
  if (own && !/^utf-?8$/i.test(own)) {
    const told = decoded(content, own)
    if (told !== null) return checked(told, own)
  }
  return checked(new TextDecoder('windows-1252').decode(content), 'Windows-1252')
}

function checked(text: string | null, encoding?: string): Decoded {
  // Other control characters stand in no text that somebody wrote.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these tell a file of another kind
  if (text === null || /[\0-\x06\x0e-\x1a\x1c-\x1f]/.test(text)) throw new UnfitFile('sourceType')
  return { text, ...(encoding && { encoding }) }
}
