import { SERIAL } from '@/lib/kernel/paragraph-number'

const division =
  /^(?:(?:annex|section|chapter|part|annexe|appendi(?:x|ce)|chapitre|partie|anexo|apéndice|sección|capítulo|parte|приложение|добавление|раздел)(?!\p{L})|附件|附录|(?:ال)?(?:مرفق|تذييل)(?!\p{L}))/iu
const annexed =
  /^(?:(?:annexe?|appendi(?:x|ce)|anexo|apéndice|приложение|добавление)(?!\p{L})(?:\s+(?:[IVX]+|[A-Z]|\d+))?(?![\p{L}\d])|附[件录]\s*[一二三四五六七八九十\d]*|(?:ال)?(?:مرفق|تذييل)(?!\p{L})(?:\s+(?:الأول|الثاني|الثالث|الرابع|\d+))?)/iu

/** "Article 2 bis", "статья 3", "المادة 4", "第五条之二". */
const article = new RegExp(
  `^(?:(?:article|artículo|статья)\\s+(?:\\d{1,3}|[IVXLC]+)(?:er)?(?:[\\s-]?${SERIAL})?(?![\\p{L}\\p{N}])|` +
    `(?:ال)?مادة\\s+\\(?\\p{Nd}{1,3}\\)?(?:\\s${SERIAL})?(?![\\p{L}\\p{N}])|` +
    '第[一二三四五六七八九十百\\d]{1,5}条(?:之[一二三四五六七八九十]{1,3})?)',
  'iu',
)
/** What may stand between the number of an article and its title: in a sentence, "Article 2 of the Charter", none. */
const beforeTitle = /^(?:$|\s*[:：.—–-]|\s+(?=\p{Lu}|\p{Lo}))/u

/** What a heading begins, by the name that numbers below it go by: "Annex I", "Article 2"; null for another. */
export function begunBy(heading: string): { annex: string } | { article: string } | null {
  const annex = annexed.exec(heading)?.[0]
  if (annex) return { annex }
  const own = article.exec(heading)?.[0]
  return own && beforeTitle.test(heading.slice(own.length)) ? { article: own } : null
}

/** True for a line that begins with the name of an article: of one that is a sentence nobody knows what it is. */
export const namesArticle = (line: string): boolean => {
  const begun = begunBy(line)
  return begun !== null && 'article' in begun
}

/** True for a line that holds the name of an article and nothing else; its title may stand in the next. */
export const isBareArticle = (line: string): boolean => article.exec(line)?.[0] === line.trim()

/** True for a line that begins as titles of divisions do: "Section", "Annex", "Article 2". */
export const isDivision = (line: string): boolean => division.test(line) || namesArticle(line)
