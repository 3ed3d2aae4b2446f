import { foldNumber } from '@/lib/kernel/paragraph-number'
import { cutText } from '@/lib/kernel/text'
import {
  type Context,
  type Found,
  type Index,
  indexed,
  isLetters,
  isPlace,
  type Place,
  type Unplaced,
} from './place-index'
import {
  annexIn,
  BETWEEN,
  bareName,
  isDivision,
  LISTED,
  OPEN_ENDED,
  type Part,
  RANGE,
} from './place-words'

/** No name of a paragraph is longer: it is a sentence. */
const LONGEST = 120

/**
 * The paragraphs of a revision that somebody names in one cell, once each: "paras 12 and 13 (a)", "12 (a), (b)",
 * "§ 12 et 13", "12–14" with all between them of the same level, "12(a)-(c)", "Annex I, paras. 2 and 3". A wrong link is
 * worse than none: a number is one of the main text unless its annex is named, a letter goes with the number
 * before it, and what may be several is none.
 */
export function placesIn<P extends Place>(
  cell: string,
  paragraphs: readonly P[],
): { places: P[]; unplaced: Unplaced[] } {
  const index = indexed(paragraphs)
  const found = cell.split(LISTED).flatMap((piece): Found<P>[] => {
    const whole = index.exactly(piece.trim())
    return whole ? [whole] : inPiece(piece.normalize('NFKC').replace(/\s+/g, ' '), index)
  })
  const words = new Set<string>()
  return {
    places: [...new Set(found.filter(isPlace))],
    unplaced: found.filter(
      (one): one is Unplaced => !isPlace(one) && !words.has(one.words) && !!words.add(one.words),
    ),
  }
}

function inPiece<P extends Place>(piece: string, index: Index<P>): Found<P>[] {
  let context: Context | null = null
  const found: Found<P>[] = []
  // A number alone, and then after a comma its letters: "para. 12, subparas. (a) and (b)".
  let alone = false
  for (const { words, part, name, joined } of namesIn(piece)) {
    const letters = isLetters(name, context)
    if (letters && alone && joined === ',') found.pop()
    const range = RANGE.exec(name)
    const one = OPEN_ENDED.test(words)
      ? ({ words, why: 'openEnded' } as const)
      : index.named(name, { words, part, context })
    const many: Found<P>[] =
      !isPlace(one) && one.why === 'unknown' && range ? between(range, part, context, index) : []
    found.push(...(many.length > 0 ? many : [one]))
    const last = many.at(-1) ?? one
    if (isPlace(last)) context = index.contextOf(last)
    else if (!letters) context = { part, name: foldNumber(name) }
    alone = !letters && many.length === 0 && !context?.name.includes('(')
  }
  return found
}

type Named = { words: string; part: Part; name: string; joined: string }

/** What a piece names, each with its part: of a part that is named before, or after, as in "2 and 3 of annex I". */
function namesIn(piece: string): Named[] {
  const [first = '', ...others] = piece.split(BETWEEN)
  const atoms = [{ words: first, joined: '' }]
  for (let at = 0; at < others.length; at += 2)
    atoms.push({ words: others[at + 1] ?? '', joined: (others[at] ?? '').trim() })
  const names: Named[] = []
  let part = ''
  let since = 0
  // A part that stands by itself belongs to what follows after a comma.
  let open: string | null = null
  const closed = () => {
    if (open !== null) names.push({ words: open, part: '?', name: '', joined: '' })
    open = null
  }
  for (const { words, joined } of atoms) {
    const said = words.trim().replace(/\.$/, '')
    if (!/[\p{L}\p{N}]/u.test(said)) continue
    if (said.length > LONGEST) {
      names.push({ words: `${cutText(said, LONGEST)}…`, part: '?', name: '', joined })
      continue
    }
    if (!/^[,،、]$/.test(joined)) {
      if (open !== null) part = ''
      closed()
    }
    const whole: string = open === null ? said : `${open}, ${said}`
    const annex = annexIn(said)
    if (annex || isDivision(said)) {
      closed()
      part = annex?.part ?? '?'
      if (annex?.before && bareName(annex.before)) {
        names.push({ words: said, part, name: bareName(annex.before), joined })
        for (const one of names.slice(since)) one.part ||= part
        part = ''
        since = names.length
      } else if (annex?.after)
        names.push({ words: said, part, name: bareName(annex.after), joined: '' })
      else open = said
      continue
    }
    open = null
    names.push({ words: whole, part, name: bareName(said), joined })
  }
  closed()
  return names
}

function between<P extends Place>(
  [, first = '', last = '']: RegExpExecArray,
  part: Part,
  context: Context | null,
  index: Index<P>,
): P[] {
  const from = index.named(bareName(first), { words: first, part, context })
  if (!isPlace(from)) return []
  const beside = index.contextOf(from)
  const to = index.named(bareName(last), { words: last, part, context: beside })
  return isPlace(to) ? index.range(from, to) : []
}
