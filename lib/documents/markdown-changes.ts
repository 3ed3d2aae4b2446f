import { closedUp } from './gap'
import type { Run } from './lines'
import type { Changes } from './word-text'

/** A run, or in its place where a change begins or ends. */
export type Part = Run & { mark?: { name: string; opens: boolean; closes: boolean } }

/** A text cut at "~~", each a mark where it may begin or end a passage. */
export function cutAtTildes(text: string, bold: boolean): Part[] {
  const pieces = text.split(/(?<!~)~~(?!~)/)
  return pieces.flatMap((piece, at): Part[] => {
    if (at === 0) return [{ text: piece, bold }]
    // At the end of a text another follows it, as after "~~**".
    const mark = {
      name: '~~',
      opens: !/^\s/.test(piece),
      closes: !/\s$/.test(pieces[at - 1] ?? ''),
    }
    return [
      { text: '~~', bold, mark },
      { text: piece, bold },
    ]
  })
}

/** A tag of HTML that begins or ends a change; null for any other. */
export function changeOf(tag: string, bold: boolean): Part | null {
  const [, end, name] = /^<(\/?)(del|s|strike|ins)(?:\s[^<>]*)?>$/i.exec(tag) ?? []
  if (name === undefined) return null
  const mark = { name: name.toLowerCase(), opens: !end, closes: Boolean(end) }
  return { text: '', bold, mark }
}

/**
 * What stands once all changes are accepted or rejected; a mark without its counterpart is text.
 * @returns the runs, and how many passages were struck out by hand and left out
 */
export function standing(
  parts: readonly Part[],
  changes: Changes,
): { runs: Run[]; struck: number } {
  const runs: Run[] = []
  const ended = new Set<number>()
  let [struck, gap] = [0, false]
  for (let at = 0; at < parts.length; at += 1) {
    const { mark, text, bold } = parts[at] as Part
    const end = mark?.opens && !ended.has(at) ? endOf(parts, at, mark.name) : -1
    if (end < 0) {
      const shown = gap ? closedUp(runs.at(-1)?.text, text) : text
      if (shown && !ended.has(at)) runs.push({ text: shown, bold })
      if (shown) gap = false
      continue
    }
    ended.add(end)
    const goes = mark?.name === 'ins' ? 'rejected' : 'accepted'
    if (changes !== goes) continue
    if (goes === 'accepted') struck += 1
    gap = true
    at = end
  }
  return { runs, struck }
}

const endOf = (parts: readonly Part[], from: number, name: string): number =>
  parts.findIndex(({ mark }, at) => at > from && mark?.closes && mark.name === name)
