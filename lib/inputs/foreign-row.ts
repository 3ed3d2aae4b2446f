import { canonical } from '@/lib/kernel/text'
import { furtherColumns, languageOf } from './foreign-languages'
import type { Defaults, ForeignFormat, Mapping, Target } from './foreign-schema'
import { withoutAddress, withoutTags } from './foreign-text'
import type { ForeignRow } from './foreign-views'
import { looksLikeFormula, withoutEntities } from './on-behalf-cells'

/** `language` is what the heading of its text says, '' where it says nothing. */
export type Read = Record<Target, string> & { row: number; language: Defaults['language'] | '' }

/** Notes that something was met, and where. */
export type Meet = (code: string, where: string | number) => void

type Table = { format: ForeignFormat; head: readonly string[]; columns: Mapping }

/** A text in the language of its row stands in the column of that language, if in any. */
function columnOf(target: Target, { cells }: ForeignRow, given: Table, language: string) {
  const at = given.columns[target]
  if (at === undefined) return undefined
  const all = [at, ...furtherColumns(given.head, at)]
  const filled = all.filter((one) => cells[one]?.trim())
  return filled.find((one) => languageOf(given.head[one] ?? '') === language) ?? filled[0] ?? at
}

/**
 * What a row of a foreign table says, by target, in plain text: tags and entities are read, addresses beside
 * names left out, and each of these told.
 * @param used takes the columns that were read
 */
export function readRow(line: ForeignRow, given: Table, meet: Meet, used: Set<number>): Read {
  const { row, cells } = line
  const { columns, head } = given
  const own = columns.statement ?? -1
  const said = columnOf('statement', line, given, languageOf(head[own] ?? '')) ?? -1
  const language = languageOf(head[said] ?? '')
  if (said !== own) meet('otherLanguage', `${row} (${head[said]})`)
  const read = (target: Target) => {
    const at = columnOf(target, line, given, language)
    if (at !== undefined) used.add(at)
    const raw = (at === undefined ? '' : cells[at]) ?? ''
    const guarded = /^'[=+\-@\t\r]/.test(raw) ? raw.slice(1) : raw
    const plain = withoutTags(guarded)
    if (plain !== guarded) meet('tags', row)
    const told = withoutEntities(plain)
    if (told !== plain) meet('entity', row)
    if (looksLikeFormula(told)) meet('formula', row)
    return canonical(told)
  }
  const name = (target: Target) => {
    const told = read(target).replaceAll('\n', ' ')
    const bare = withoutAddress(told)
    if (bare !== told) meet('address', row)
    return bare
  }
  const body = given.format === 'iso' ? bodyOf(name('organisation')) : null
  if (body?.serial) meet('memberBody', `${row} (${body.name})`)
  return {
    row,
    language,
    organisation: body?.name ?? name('organisation'),
    person: name('person'),
    title: read('title').replaceAll('\n', ' '),
    statement: read('statement'),
    proposed_wording: read('proposed_wording'),
    clause: read('clause').replaceAll('\n', ' '),
    paragraph: read('paragraph').replaceAll('\n', ' '),
    line: read('line').replaceAll('\n', ' '),
    type: read('type').replaceAll('\n', ' '),
    given_on: read('given_on'),
    locator: read('locator').replaceAll('\n', ' ') || (body?.serial ?? ''),
    outcome: read('outcome').replaceAll('\n', ' '),
    observation: read('observation'),
    withdrawn: read('withdrawn'),
  }
}

/**
 * Who stands in the first column of ISO's template, where members count their comments: "FR1-001" and "US 002"
 * are FR's and the US's. Two asterisks are ISO's own editors (note under the template).
 */
function bodyOf(cell: string): { name: string; serial: string } {
  if (/^\*\*/.test(cell)) return { name: 'ISO/CS editing unit', serial: cell }
  const [, name = cell] = /^([A-Z]{2,3})[\s-]*\d{1,4}(?:[-/.]\d{1,4})*$/.exec(cell) ?? []
  return { name, serial: name === cell ? '' : cell }
}
