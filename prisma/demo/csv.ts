import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

/** The rows of a CSV file beside this one, by the names in its first line. */
export const rowsOf = <Column extends string>(file: string): Record<Column, string>[] =>
  parse(readFileSync(join(import.meta.dirname, file)), { columns: true, bom: true })

/** A JSON file beside this one. */
export const jsonOf = <Content>(file: string): Content =>
  JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'))

/** The beginning of a text as a title, cut between words: what was said elsewhere had none of its own. */
export const titleOf = (text: string): string => {
  const whole = text.replace(/\.$/, '')
  return whole.length <= 80 ? whole : `${whole.slice(0, 80).replace(/\W+\w*$/, '')} …`
}
