import type { Unsent } from './request'

/** What a page adds to a form for itself: keys, versions, what was shown, and choices that are quickly made again. */
const TECHNICAL =
  /^(?:formKey|version|was(?:\..*)?|base|next|from|number|finding|queue|step|template|\$ACTION.*)$/
/** What the page itself says again in other words, as what paragraphs go on from once another revision came. */
const SAID_AGAIN = /^(?:after|kept|ties\..*)$/
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Of a form's fields those that somebody filled in. */
export const typedIn = ({ fields }: Unsent): Unsent['fields'] =>
  fields.filter(([name, value]) => value !== '' && !TECHNICAL.test(name) && !UUID.test(value))

/** More than one word, or not in Latin letters: no key, date or choice, but written. */
const isProse = (value: string) => /[^\w.,:;/@+=%&?#~-]/.test(value.trim())

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&amp;': '&',
}
/** Without the marks that a page writes into a text where somebody says what its lines are (see documents). */
const squeezed = (text: string) =>
  text
    .replace(/(?:#{1,6}|¶{1,4}\+?)(?=\s)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * Is something that was written not on the page that answers a refused form? That page may not hold the form any more:
 * what it was about was withdrawn, answered or corrected meanwhile.
 * @param html of the page, without its scripts, which may repeat what is not shown
 */
export function isLost(unsent: Unsent, html: string): boolean {
  const written = typedIn(unsent).filter(
    ([name, value]) => isProse(value) && !SAID_AGAIN.test(name),
  )
  if (written.length === 0) return false
  const page = squeezed(html.replace(/&(?:lt|gt|quot|#x27|amp);/g, (one) => ENTITIES[one] ?? one))
  return written.some(([, value]) => !page.includes(squeezed(value)))
}
