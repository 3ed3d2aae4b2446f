/** What stands before numbers of paragraphs, in the six languages. "PP" is none: a preamble has numbers of its own. */
const PARAGRAPH = new RegExp(
  `^(?:(?:(?:sub-?\\s?|sous-)?para(?:graphe?)?s?|subparas?|par|alinéas?|al|párr(?:afo)?s?|apartados?|incisos?|` +
    `(?:под)?пункт\\p{L}{0,2}|пп?|абзац\\p{L}{0,2}|(?:(?:و|ب)?ال|لل)?فقر(?:ة|ات|تان|تين)(?:\\s(?:ال)?فرعي(?:ة|تان|تين))?|` +
    `nos?|chapeau(?:\\sof)?|from|du|des?|del|desde|со?|من|the|les?|la|los|las)(?!\\p{L})[.:]?|[§¶第从自]+)\\s*`,
  'iu',
)

/** The number in what somebody writes, without the words around it. */
export function bareName(words: string): string {
  let bare = words.trim()
  for (;;) {
    const rest = bare.replace(PARAGRAPH, '')
    if (rest === bare) break
    bare = rest
  }
  return bare
    .replace(/[第段款项]/g, '')
    .replace(/\s+chapeau$/i, '')
    .replace(/[.\s]+$/, '')
}

const FOLLOWING =
  '(?:seqq?|suiv\\p{L}*|ss?|sigs?|siguientes|след\\p{L}*|following|those following)(?!\\p{L})'

/** What parts the paragraphs that a cell names; a whole cell of a list parts them first. */
export const LISTED = /[;؛\n]/u
export const BETWEEN = new RegExp(
  `(\\s*[,،、&]\\s*(?:and\\s|et\\s|y\\s|и\\s|و\\s*(?=[\\p{Nd}(ا]))?|` +
    `\\s(?:and|et|y|e|u|и|as well as|ainsi que|así como|а также)\\s(?!${FOLLOWING})|` +
    `\\sو\\s*(?=[\\p{Nd}(ا])|(?:以及|[和及与])(?=[\\p{Nd}(第])|(?<=[\\p{Nd})])\\s*[/+]\\s*(?=[\\p{Nd}(]))`,
  'iu',
)

/** "12 et seq.": where it ends nobody says. */
export const OPEN_ENDED = new RegExp(
  `(?:\\s(?:et|y|and|и)\\s${FOLLOWING}\\.?|[\\p{Nd})\\s]ff\\.?|\\s?وما\\s(?:يلي|بعد)\\p{L}*|[及以](?:其?后|下)(?:各段|段)?|\\sonwards?)$`,
  'iu',
)

export const RANGE =
  /^(.*\S)(?:\s*[\p{Dash}~]\s*|\s(?:to|through|thru|until|à|au|al?|jusqu['’](?:à|au)|hasta|по|до|إلى|حتى)\s(?:para\p{L}*\.?\s*)?|\s*[至到]\s*)(\S.*)$/iu

const ORDINALS: Record<string, string> = {
  الأول: '1',
  الثاني: '2',
  الثالث: '3',
  الرابع: '4',
  الخامس: '5',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  x: '10',
}
const ORDINAL = '\\p{Nd}{1,2}(?!\\p{Nd})|[IVX]{1,5}(?!\\p{L})|[A-Z](?!\\p{L})'
const ANNEX = new RegExp(
  `(?<!\\p{L})(?:(annex(?:e|es)?|anexos?|приложени\\p{L}{1,2})|(appendi(?:x|ce|ces)|apéndices?|добавлени\\p{L}{1,2}))(?!\\p{L})(?:\\s+(${ORDINAL}))?|` +
    `(附件)([一二三四五]|\\p{Nd}{1,2}(?!\\p{Nd}))?|(附录)([一二三四五]|\\p{Nd}{1,2}(?!\\p{Nd}))?|` +
    `(?<!\\p{L})(?:ل?ال|لل)?(?:(مرفق)|(تذييل))(?!\\p{L})(?:\\s+(الأول|الثاني|الثالث|الرابع|الخامس|\\p{Nd}{1,2}(?!\\p{Nd})))?`,
  'iu',
)
const DIVISION =
  /^(?:(?:section|chapter|chapitre|part|partie|parte|title|titre|título|articles?|artículos?|sección|capítulo|preamble|préambule|preámbulo|раздел|глава|часть|стать[яи]|преамбула|(?:ال)?(?:قسم|فصل|باب|جزء|مادة|ديباجة))(?!\p{L})|第\s?[一二三四五六七八九十\d]+\s?[章节部条]|序言)/iu

/** A part of a document by what is the same in each language: "annex 1", "appendix", or "?" for one that is not known. */
export type Part = string

/** The annex that words name, with those before and after it; null where they name none. */
export function annexIn(words: string): { part: Part; before: string; after: string } | null {
  const found = ANNEX.exec(words)
  if (!found) return null
  const [whole, annex, , latin, han, hanNumber, , other, arab, , arabNumber] = found
  const kind = annex || han || arab ? 'annex' : 'appendix'
  const typed = (latin ?? hanNumber ?? other ?? arabNumber ?? '').toLowerCase()
  const ordinal = ORDINALS[typed] ?? typed.normalize('NFKC')
  return {
    part: `${kind} ${ordinal}`.trim(),
    before: words
      .slice(0, found.index)
      .replace(/\s*(?:of|to|in|de|du|del|al?|à|из|к|من|في)?\s*(?:the|la|l['’])?\s*$/iu, ''),
    after: words.slice(found.index + whole.length).replace(/^[\s.:,\p{Dash}]+/u, ''),
  }
}

/** True for words that name another part than an annex: which paragraphs are in that, their labels don't tell. */
export const isDivision = (words: string): boolean => DIVISION.test(words)
