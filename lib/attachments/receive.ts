import { createHash } from 'node:crypto'
import { type Result, refuse } from '@/lib/kernel/result'
import { actor } from '@/lib/platform/permit'
import { withinLimits } from '@/lib/platform/rate-limit'
import { unfit } from '@/lib/platform/unfit'
import { addAttachment } from './acts'
import { cleanApart } from './clean-apart'
import { getPieces } from './data'
import { type AddPermit, dropPieces, storePiece } from './mutations'
import { decideName } from './rules'
import { LARGEST_FILE, PIECE } from './schema'

/** Names, checks, cleans and stores a file that is here as a whole. @returns INVALID with its fault */
export async function receiveFile(
  permit: AddPermit,
  given: { name: string; content: Buffer },
): Promise<Result<unknown>> {
  const named = decideName(given.name)
  if (typeof named === 'string') return unfit(named)
  if (given.content.length === 0) return unfit('fileEmpty')
  if (given.content.length > LARGEST_FILE) return unfit('fileTooLarge')
  const cleaned = await cleanApart(given.content, named.format)
  if (!cleaned.ok) return cleaned
  const draft = permit.subject.id
  return addAttachment.perform(permit.viewer, { draft, ...named, content: cleaned.value })
}

/** Keeps one part of a file. @returns TOO_LARGE, or RATE_LIMITED beyond what anybody needs */
export async function receivePiece(
  permit: AddPermit,
  piece: { hash: string; number: number; content: Buffer },
): Promise<Result<null>> {
  if (piece.content.length === 0 || piece.content.length > PIECE) return refuse('TOO_LARGE')
  const key = actor(permit).id
  if (!(await withinLimits([{ name: 'piece-member', key, points: 4000, seconds: 3600 }])))
    return refuse('RATE_LIMITED')
  await storePiece(permit, piece)
  return { ok: true, value: null }
}

/**
 * Makes a file of the parts that have arrived. They are forgotten with the answer, unless too many files
 * came in an hour: then they wait.
 * @returns INVALID with `fileIncomplete` where they are not the file whose hash was stated
 */
export async function finishUpload(
  permit: AddPermit,
  { hash, name }: { hash: string; name: string },
): Promise<Result<unknown>> {
  const content = await getPieces(permit.subject.id, hash)
  const whole = createHash('sha256').update(content).digest('hex') === hash
  const received = whole ? await receiveFile(permit, { name, content }) : unfit('fileIncomplete')
  if (received.ok || received.code !== 'RATE_LIMITED') await dropPieces(permit, hash)
  return received
}
