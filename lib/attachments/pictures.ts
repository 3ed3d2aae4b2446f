const JPEG = Buffer.from([0xff, 0xd8, 0xff])
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** What a PNG needs to look as it does, beside its critical chunks; all others may tell of its author. */
const PNG_LOOKS = new Set(
  'tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
)

/**
 * A picture without what it tells beside what it shows: places, cameras, names, programs, thumbnails, and
 * whatever follows its end. Known by its content, since a name promises nothing. What is neither JPEG nor
 * PNG stays as it is.
 */
export function withoutMetadata(picture: Buffer): Buffer {
  if (picture.subarray(0, JPEG.length).equals(JPEG)) return cleanJpeg(picture)
  return picture.subarray(0, PNG.length).equals(PNG) ? cleanPng(picture) : picture
}

/** Segment by segment, also between the scans of a progressive one, to the end of the picture. */
function cleanJpeg(picture: Buffer): Buffer {
  const kept = [picture.subarray(0, 2)]
  let at = 2
  while (at + 1 < picture.length) {
    const kind = picture[at + 1] ?? 0
    // Readers skip what is no marker, and bytes that fill.
    if (picture[at] !== 0xff || kind === 0xff || kind === 0) {
      at += 1
      continue
    }
    if (kind === 0xd9) break
    if (kind >= 0xd0 && kind <= 0xd8) {
      at += 2
      continue
    }
    if (at + 4 > picture.length) break
    const next = at + 2 + picture.readUInt16BE(at + 2)
    const end = kind === 0xda ? endOfScan(picture, next) : next
    kept.push(looksOf(picture.subarray(at, end), kind))
    at = end
  }
  return Buffer.concat([...kept, Buffer.from([0xff, 0xd9])])
}

/** Where the packed lines of a scan end: at the next marker that is not one of theirs. */
function endOfScan(picture: Buffer, from: number): number {
  for (let at = from; at + 1 < picture.length; at += 1) {
    const kind = picture[at + 1] ?? 0
    if (picture[at] === 0xff && kind !== 0 && kind !== 0xff && (kind < 0xd0 || kind > 0xd7))
      return at
  }
  return picture.length
}

/** A segment as far as it says how the picture looks: of those for programs only three do. */
function looksOf(segment: Buffer, kind: number): Buffer {
  const named = (name: string) => segment.subarray(4, 4 + name.length).equals(Buffer.from(name))
  if (kind === 0xe0 && named('JFIF\0') && segment.length >= 18) {
    // Up to its thumbnail, which may show what was cut off since.
    const head = Buffer.from(segment.subarray(0, 18))
    head.writeUInt16BE(16, 2)
    head.writeUInt16BE(0, 16)
    return head
  }
  const needed = (kind === 0xe2 && named('ICC_PROFILE\0')) || (kind === 0xee && named('Adobe'))
  const tells = (kind >= 0xe0 && kind <= 0xef) || kind === 0xfe
  return tells && !needed ? segment.subarray(0, 0) : segment
}

function cleanPng(picture: Buffer): Buffer {
  const kept: Buffer[] = [PNG]
  let at = PNG.length
  while (at + 12 <= picture.length) {
    const type = picture.toString('latin1', at + 4, at + 8)
    const next = at + 12 + picture.readUInt32BE(at)
    if (/^[A-Z]/.test(type) || PNG_LOOKS.has(type)) kept.push(picture.subarray(at, next))
    if (type === 'IEND') break
    at = next
  }
  return Buffer.concat(kept)
}
