import { cutText } from '@/lib/kernel/text'
import type { ForeignTable } from './foreign-views'
import { dayOf } from './on-behalf-cells'

/** Columns of a disposition of comments, as a table has them. */
export const W3C_COLUMNS = [
  'Issue',
  'Summary',
  'From',
  'Comment',
  'Response',
  'Closed',
  'Verified',
  'Resolved',
  'Objection',
] as const

const FIELD =
  /^(Draft|Title|Date|Status|ED|Intro|Summary|From|Comment|Response|Closed|Open|Verified|Resolved|Objection|Changes|Note)\s*:\s*(.*)$/i
/** bikeshed's lists say of an issue without a disposition nothing but this. */
const OPEN = /^Open\.?$/i
const ISSUE = /^Issue\s+(\S+?)\.?\s*$/i

/** True for a text that may be a disposition of comments: an issue, and what was said of it. */
export const looksLikeDisposition = (text: string): boolean =>
  /^Issue\s+\S+\.?\s*$/im.test(text) && /^(?:Summary|From|Comment)\s*:/im.test(text)

type Item = { line: number; fields: Map<string, string[]> }

/**
 * A disposition of comments (bikeshed's issue lists) as a table, an issue a row. A line that names no field
 * goes on with the one before; fields that are said twice stand in lines of their own.
 */
export function readDisposition(text: string): Omit<ForeignTable, 'notes'> & { unread: number[] } {
  const header = new Map<string, string>()
  const items: Item[] = []
  const unread: number[] = []
  let field: string[] | null = null
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.trimEnd()
    const issue = ISSUE.exec(line)
    if (issue) {
      items.push({ line: index + 1, fields: new Map([['issue', [issue[1] ?? '']]]) })
      field = null
      continue
    }
    const [, name = '', value = ''] = OPEN.test(line) ? ['', 'open'] : (FIELD.exec(line) ?? [])
    const item = items.at(-1)
    if (name && !item) header.set(name.toLowerCase(), value.trim())
    else if (name && item) {
      const key = name.toLowerCase()
      field = [...(item.fields.get(key) ?? []), value.trim()]
      item.fields.set(key, field)
    } else if (/^[-=*]{3,}$/.test(line) || !line.trim()) {
      if (field && !line.trim()) field.push('')
    } else if (field) field.push(line.trim())
    else if (item) unread.push(index + 1)
  }
  const rows = items.map(({ line, fields }) => {
    const said = (key: string) => (fields.get(key) ?? []).join('\n').trim()
    // Of an issue that is open there is no disposition; what stands there goes with the response.
    const closed = said('closed') || (fields.has('open') ? 'Open' : '')
    const more = ['open', 'changes', 'note'].map(said)
    return {
      row: line,
      cells: [
        said('issue'),
        said('summary'),
        said('from'),
        said('comment'),
        [said('response'), ...more].filter(Boolean).join('\n'),
        closed,
        said('verified'),
        said('resolved'),
        said('objection'),
      ],
    }
  })
  const day = dayOf(header.get('date') ?? '')
  const title = [header.get('title'), header.get('status'), header.get('draft')]
  return {
    format: 'w3c',
    head: [...W3C_COLUMNS],
    rows,
    source: cutText(title.filter(Boolean).join(', '), 300),
    day: 'day' in day ? day.day : '',
    unread,
  }
}
