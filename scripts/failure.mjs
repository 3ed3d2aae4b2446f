import { userInfo } from 'node:os'

/** An expected failure: its message is the one sentence that the person at the terminal reads. */
export class Failure extends Error {}

const full = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded|Check free disk space/
const closed = /EROFS|Read-only file system/
const refused = /EACCES|EPERM|Permission denied/

/**
 * The sentence for a disk that refuses, or undefined where that is not the trouble.
 * @param {unknown} trouble an error or the output of a command
 * @param {string} place the folder that was being written
 */
export function diskSentence(trouble, place) {
  const text = String(trouble?.code ?? '') + String(trouble?.message ?? trouble)
  if (full.test(text))
    return `The disk is full: make room on the one that holds ${place}, then start again.`
  if (closed.test(text)) return `${place} is on a disk that is mounted read-only.`
  if (!refused.test(text)) return undefined
  return `${place} cannot be written by ${userInfo().username}: start as the user it belongs to, or change its owner.`
}

/** Runs `work`, which writes under `place`; a full or closed disk becomes a Failure. */
export function onDisk(place, work) {
  try {
    return work()
  } catch (error) {
    const sentence = diskSentence(error, place)
    throw sentence ? new Failure(sentence) : error
  }
}
