import { analyse } from 'chardet'
import { UnfitFile } from './unfit'

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

/** What office programs save texts as that are not Unicode, in languages that do not do with Windows-1252. */
const OLDER: Record<string, string> = { ru: 'windows-1251', ar: 'windows-1256', zh: 'gb18030' }

/** How sure the look of the letters must make one, of a hundred: below, a word of French passes for Chinese. */
const SURE = 20

/** The older encoding that a text's letters speak for, by its words alone that are not of ASCII. */
function older(content: Uint8Array): string | undefined {
  const words = Buffer.from(content.subarray(0, 100_000))
    .toString('latin1')
    .split(/[\s,;"]+/)
  const telling = words.filter((word) => /[\x80-\xff]/.test(word)).join(' ')
  const one = analyse(Buffer.from(telling, 'latin1')).find(({ name }) =>
    [...Object.values(OLDER), 'windows-1252', 'iso-8859-1'].includes(name.toLowerCase()),
  )
  const name = one?.name.toLowerCase() ?? ''
  return one && one.confidence >= SURE && Object.values(OLDER).includes(name) ? name : undefined
}

/**
 * The text of a file: by its mark, as UTF-8, as a page says of itself, in what is usual for its language, or as
 * Windows-1252, which reads anything and therefore may be wrong.
 * @param language of the text; without one its letters tell which encodings it may be in
 * @throws UnfitFile 'sourceType' where it is no text
 */
export function decode(content: Uint8Array, language?: string): Decoded {
  const [one, two] = content
  const marked =
    one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : null
  const wide = marked ?? unmarked(content)
  if (wide) return checked(decoded(content, wide), wide.toUpperCase())
  const text = decoded(content, 'utf-8')
  if (text !== null) return checked(text)
  const head = new TextDecoder('latin1').decode(content.subarray(0, 2000))
  const own = /<meta[^>]*charset\s*=\s*["']?([\w-]{2,20})/i.exec(head)?.[1]
  const usual = language === undefined ? older(content) : OLDER[language]
  for (const label of [own, usual]) {
    if (!label || /^utf-?8$/i.test(label)) continue
    const told = decoded(content, label)
    if (told !== null) return checked(told, label)
  }
  return checked(new TextDecoder('windows-1252').decode(content), 'Windows-1252')
}

function checked(text: string | null, encoding?: string): Decoded {
  // Other control characters stand in no text that somebody wrote.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these tell a file of another kind
  if (text === null || /[\0-\x06\x0e-\x1a\x1c-\x1f]/.test(text)) throw new UnfitFile('sourceType')
  return { text, ...(encoding && { encoding }) }
}
