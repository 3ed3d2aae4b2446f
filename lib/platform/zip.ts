import { crc32, inflateRawSync } from 'node:zlib'
import { UnfitFile } from './unfit'

/** A part of a ZIP archive, still packed as it was found. */
export type Part = { name: string; method: 0 | 8; crc: number; size: number; packed: Buffer }

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const MOST_PARTS = 2000
/** Beyond this a document of 10 MB is no document but a bomb. */
const MOST_UNPACKED = 200 * 1024 * 1024

/**
 * The parts of an archive by its central directory, the one that readers of documents go by.
 * @throws UnfitFile 'fileEncrypted', or 'fileContent' where it is no archive, has a name twice, or unpacks
 * to more than a document needs
 */
export function readZip(file: Buffer): Part[] {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > file.length || file.readUInt32LE(end) !== END) fail()
  const count = file.readUInt16LE(end + 10)
  if (!count || count > MOST_PARTS) fail()
  const parts = new Map<string, Part>()
  let at = file.readUInt32LE(end + 16)
  let unpacked = 0
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY) fail()
    const [nameLength, extra, comment] = [28, 30, 32].map((by) => file.readUInt16LE(at + by))
    const name = file.toString('utf8', at + 46, at + 46 + (nameLength ?? 0))
    if (file.readUInt16LE(at + 8) & 1) throw new UnfitFile('fileEncrypted')
    const method = file.readUInt16LE(at + 10)
    const size = file.readUInt32LE(at + 24)
    unpacked += size
    const odd = (method !== 0 && method !== 8) || unpacked > MOST_UNPACKED || parts.has(name)
    if (odd || /(^|[\\/])\.\.([\\/]|$)|^[\\/]/.test(name)) fail()
    const packed = packedAt(file, file.readUInt32LE(at + 42), file.readUInt32LE(at + 20))
    const crc = file.readUInt32LE(at + 16)
    parts.set(name, { name, method: method as 0 | 8, crc, size, packed })
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return [...parts.values()]
}

function packedAt(file: Buffer, local: number, length: number): Buffer {
  if (local + 30 > file.length || file.readUInt32LE(local) !== LOCAL) fail()
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
  if (start + length > file.length) fail()
  return file.subarray(start, start + length)
}

/** A part's content. @throws UnfitFile 'fileContent' where it is not as long as its archive says */
export function unpack({ method, packed, size }: Part): Buffer {
  try {
    const content = method ? inflateRawSync(packed, { maxOutputLength: size + 1 }) : packed
    if (content.length === size) return content
  } catch {}
  return fail()
}

/** A part that holds this text, not packed. */
export function partOf(name: string, text: string | Buffer): Part {
  const packed = Buffer.from(text)
  return { name, method: 0, crc: crc32(packed), size: packed.length, packed }
}

/** An archive of these parts in this order, with no times, comments and names of systems. */
export function writeZip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const { name, method, crc, size, packed } of parts) {
    const title = Buffer.from(name)
    // Shared by both headers: version 2.0, UTF-8 names, method, 1 January 1980, sums and lengths.
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x800, 2)
    facts.writeUInt16LE(method, 4)
    facts.writeUInt16LE(0x21, 8)
    facts.writeUInt32LE(crc, 10)
    facts.writeUInt32LE(packed.length, 14)
    facts.writeUInt32LE(size, 18)
    facts.writeUInt16LE(title.length, 22)
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(at, 10)
    bodies.push(u32(LOCAL), facts, title, packed)
    entries.push(u32(ENTRY), Buffer.from([20, 0]), facts, entry, title)
    at += 30 + title.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, directory, u32(END), end])
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function fail(): never {
  throw new UnfitFile('fileContent')
}
