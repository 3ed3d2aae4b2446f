/**
 * A JPEG picture without Exif, XMP and comments, which hold places, cameras and names. Where it is none,
 * as it was: it is a document's picture, and shows as one or not at all.
 */
export function withoutExif(picture: Buffer): Buffer {
  if (picture.length < 4 || picture.readUInt16BE(0) !== 0xffd8) return picture
  const kept = [picture.subarray(0, 2)]
  let at = 2
  while (at + 4 <= picture.length && picture[at] === 0xff) {
    const kind = picture[at + 1] ?? 0
    // From here on it is the picture itself.
    if (kind === 0xda) break
    const next = at + 2 + picture.readUInt16BE(at + 2)
    const tells = kind === 0xe1 || kind === 0xed || kind === 0xfe
    if (!tells) kept.push(picture.subarray(at, next))
    at = next
  }
  return Buffer.concat([...kept, picture.subarray(at)])
}
