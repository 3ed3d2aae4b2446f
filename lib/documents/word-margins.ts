import { cutText } from '@/lib/kernel/text'
import type { Note } from './word-text'
import { at, type Element, elementsOf, isOn } from './xml'

/** What headers and footers hold; figures of a field are the page's, and no words. */
type Margin = { words: string; figures: boolean; pictures: number }

const emptyMargin = (): Margin => ({ words: '', figures: false, pictures: 0 })

const holds = (element: Element, name: string): boolean =>
  elementsOf(element).some((child) => child.name === name || holds(child, name))

/** Every section of a document: the last one's properties stand in the body, others' in a paragraph. */
function sectionsOf(element: Element): Element[] {
  if (element.name === 'w:sectPr') return [element]
  return elementsOf(element).flatMap(sectionsOf)
}

/** The parts that are shown: those of first and of even pages only where the file says that these differ. */
function shownIn(document: Element, settings: Element | undefined, kind: 'header' | 'footer') {
  const even = isOn(at(settings, 'w:evenAndOddHeaders')) ?? false
  const ids = sectionsOf(document).flatMap((section) =>
    elementsOf(section, `w:${kind}Reference`).flatMap(({ attributes }) => {
      const type = attributes['w:type'] ?? 'default'
      const shown =
        type === 'first' ? isOn(at(section, 'w:titlePg')) : type === 'even' ? even : true
      return shown ? (attributes['r:id'] ?? []) : []
    }),
  )
  return [...new Set(ids)]
}

/** Reads what a header or footer shows; of what Word wrote in two forms only the newer. */
function readMargin(part: Element): Margin {
  const margin = emptyMargin()
  let depth = 0
  const walk = (element: Element, inField: boolean) => {
    for (const child of elementsOf(element)) {
      const type = child.attributes['w:fldCharType']
      if (child.name === 'w:fldChar') depth += type === 'begin' ? 1 : type === 'end' ? -1 : 0
      const field = inField || depth > 0 || child.name === 'w:fldSimple'
      if (field && /^w:(?:t|instrText|fldSimple)$/.test(child.name)) margin.figures = true
      else if (child.name === 'w:t') margin.words += child.children.join('')
      else if (/^w:(?:p|tab|br|cr|tc)$/.test(child.name)) margin.words += ' '
      if (child.name === 'w:drawing' || child.name === 'w:pict')
        margin.pictures += holds(child, 'w:txbxContent') ? 0 : 1
      if (child.name !== 'w:del' && child.name !== 'mc:Fallback') walk(child, field)
    }
  }
  walk(part, false)
  return { ...margin, words: margin.words.replace(/\s+/g, ' ').trim() }
}

/**
 * What stands above and below a document's pages. It is no part of the text and is left out, but told.
 * @param part gives the part of a relation's id, where there is one
 */
export function marginNotes(
  document: Element,
  settings: Element | undefined,
  part: (id: string) => Element | undefined,
): Note[] {
  let figures = 0
  let pictures = 0
  const notes = (['header', 'footer'] as const).flatMap((kind): Note[] => {
    const margins = shownIn(document, settings, kind).flatMap((id) => {
      const found = part(id)
      return found ? [readMargin(found)] : []
    })
    figures += margins.filter((margin) => margin.figures).length
    pictures += margins.reduce((sum, margin) => sum + margin.pictures, 0)
    const texts = [...new Set(margins.map(({ words }) => words).filter(Boolean))]
    const detail = texts
      .slice(0, 5)
      .map((text) => (text.length > 80 ? `${cutText(text, 80)}…` : text))
      .join(' · ')
    return texts.length > 0 ? [{ code: `${kind}s`, count: texts.length, detail }] : []
  })
  if (figures > 0) notes.push({ code: 'pageNumbers', count: figures })
  if (pictures > 0) notes.push({ code: 'marginPictures', count: pictures })
  return notes
}
