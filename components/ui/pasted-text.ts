/** What begins and ends a line where it is pasted. */
const BLOCKS = new Set(
  'p div br li ul ol dl dt dd h1 h2 h3 h4 h5 h6 tr table blockquote pre section article hr'.split(
    ' ',
  ),
)
/** What is never part of the text. */
const UNREAD =
  /<(head|style|script|title|xml|o:p\/|v:shapetype)\b[^>]*>(?:(?!<\1\b)[\s\S])*?<\/\1>/gi
/** Word's bullets, in whatever font it draws them. */
const BULLET = /^[·•o§▪▫■□●○◦\-–—\uf0a7\uf0b7\uf0d8\uf0fc]$/u
/** The names of U+00A0 to U+00FF in their order (HTML 4, Latin-1), then those of punctuation. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  )
const NAMED: Record<string, string> = {
  ...Object.fromEntries(LATIN.map((name, at) => [name, String.fromCodePoint(0xa0 + at)])),
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  hellip: '…',
  oelig: 'œ',
  OElig: 'Œ',
}

/** Text without entities; what is no entity stays as it is. */
const decoded = (text: string): string =>
  text.replace(/&(#x?[\da-f]{1,6}|\w{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? '') : whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

const roman = (number: number): string => {
  const steps: [number, string][] = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ]
  let [left, text] = [number, '']
  for (const [value, sign] of steps) for (; left >= value; left -= value) text += sign
  return text
}

const letter = (number: number): string =>
  number > 26
    ? letter(Math.floor((number - 1) / 26)) + letter(((number - 1) % 26) + 1)
    : String.fromCharCode(96 + number)

type List = { ordered: boolean; style: string; next: number }

/** The sign that a browser would draw before an item, as the United Nations write it: 1. – (a) – (i). */
function signOf({ ordered, style, next }: List): string {
  if (!ordered) return '- '
  if (next < 1 || next > 999) return `${next}. `
  if (/^(a|lower-(alpha|latin))$/.test(style)) return `(${letter(next)}) `
  if (/^(A|upper-(alpha|latin))$/.test(style)) return `(${letter(next).toUpperCase()}) `
  if (/^(i|lower-roman)$/.test(style)) return `(${roman(next)}) `
  if (/^(I|upper-roman)$/.test(style)) return `(${roman(next).toUpperCase()}) `
  return `${next}. `
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
    .exec(tag)
    ?.slice(1)
    .find(Boolean) ?? ''

const listStyle = (tag: string): string =>
  /list-style-type:\s*([\w-]+)/i.exec(attribute(tag, 'style'))?.[1]?.toLowerCase() ??
  attribute(tag, 'type')

/**
 * The text of what a word processor puts on the clipboard as HTML: a line per paragraph with an empty one
 * between, and what numbers or marks an item written out, exactly as it was seen. Word writes the sign into
 * the text (mso-list:Ignore), LibreOffice and Google Docs leave it to the browser.
 */
export function pastedText(html: string): string {
  const body = /<!--StartFragment-->([\s\S]*?)<!--EndFragment-->/.exec(html)?.[1] ?? html
  const read = body.replace(UNREAD, '').replace(/<!--[\s\S]*?-->|<!\[[\s\S]*?\]>/g, '')
  const lines: { text: string; item: boolean }[] = []
  const lists: List[] = []
  let line = ''
  let sign = ''
  let ignored = -1
  let spans = 0
  // A sign waits for the text that it stands before.
  const end = () => {
    const text = line.replace(/[ \t\r\n\u00a0]+/g, ' ').trim()
    if (text) {
      lines.push({ text: sign + text, item: sign !== '' })
      sign = ''
    }
    line = ''
  }
  for (const part of read.split(/(<[^<>]*>)/)) {
    const [, close, name = ''] = /^<(\/?)([a-z][\w:-]*)/i.exec(part) ?? []
    const tag = name.toLowerCase()
    if (!tag) {
      line += decoded(part)
      continue
    }
    if (tag === 'span') {
      spans += close ? -1 : 1
      if (!close && /mso-list:\s*ignore/i.test(part)) {
        line = ''
        ignored = spans
      } else if (close && ignored === spans + 1) {
        const seen = line.replace(/[\s\u00a0]+/g, ' ').trim()
        sign = !seen || BULLET.test(seen) ? '- ' : `${seen} `
        line = ''
        ignored = -1
      }
      continue
    }
    if (tag === 'td' || tag === 'th') line += ' '
    if (!BLOCKS.has(tag)) continue
    end()
    if (tag === 'p' && close) sign = lists.length ? sign : ''
    if (tag === 'ul' || tag === 'ol') {
      if (close) lists.pop()
      else
        lists.push({
          ordered: tag === 'ol',
          style: listStyle(part),
          next: Number(attribute(part, 'start')) || 1,
        })
    }
    if (tag === 'li') {
      const list = lists.at(-1)
      sign = ''
      if (close || !list) continue
      const value = Number(attribute(part, 'value'))
      if (value) list.next = value
      const style = listStyle(part) || list.style
      sign = signOf({ ...list, style })
      list.next += 1
    }
  }
  end()
  return lines
    .map(
      ({ text, item }, at) => (at === 0 ? '' : item && lines[at - 1]?.item ? '\n' : '\n\n') + text,
    )
    .join('')
}

/** Word's plain text: its line breaks within paragraphs, bullets of its own fonts, and tabs after signs. */
export const pastedPlain = (text: string): string =>
  text
    .replace(/\r\n?|[\v\u0085\u2028\u2029]/g, '\n')
    .replace(/^[ \t]*[·•§▪\uf0a7\uf0b7\uf0d8\uf0fc][\t ]+/gmu, '- ')
    .replace(/^([ \t]*)o\t/gm, '$1- ')
    .replace(/^[ \t]*(\(?\w{1,5}[.)])\t+/gm, '$1 ')
    .replace(/\u00a0/g, ' ')
