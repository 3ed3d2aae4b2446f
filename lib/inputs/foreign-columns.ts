import { commentColumns } from '@/lib/platform/comment-columns'
import { languageOf, stemOf } from './foreign-languages'
import type { ForeignFormat, Mapping, Target } from './foreign-schema'

const folded = (heading: string) => heading.trim().toLowerCase()

/** Which format the headings are of; "table" for any others. */
export function formatOf(head: readonly string[]): ForeignFormat {
  const stems = new Set(head.map(stemOf))
  if (commentColumns(head)) return 'iso'
  if (stems.has('id') && stems.has('body') && stems.has('title')) return 'decidim'
  if (stems.has('id') && stems.has('state') && stems.has('answer')) return 'decidim_answers'
  return 'table'
}

/** What other systems and people call the columns; first what says it most surely, then what often does. */
const NAMES: Record<Target, [RegExp, RegExp?]> = {
  organisation: [
    /^(organi[sz]ation( name)?|mb\/nc|submitter|stakeholder|delegation|institution|name of (the )?organi[sz]ation|commenter|organisme|organisation ou état|délégation|organización|delegación)$/,
    /^(state|country|état|pays|estado|país)$/,
  ],
  person: [
    /^(person|author|author\/name|from|contact|speaker|auteur|intervenant|autor|orador)$/,
    /^(name|(first|last) name|surname|nom|nombre)$/,
  ],
  title: [/^(title|titre|título)$/, /^(summary|subject|topic|objet|asunto)$/],
  statement: [
    /^(statement|comments?|body|feedback|response text|commentaires?|déclaration|observación|comentarios?|declaración)$/,
    /^(text|description|point|remarks?|input|position|texte|texto)$/,
  ],
  proposed_wording: [
    /^(proposed (wording|change|text|amendment)s?|suggested (wording|text)|(changement|texte|libellé) proposé|(cambio|texto) propuesto)$/,
    /^(amendment|wording|proposition|propuesta)$/,
  ],
  clause: [/^((sub)?clause.*|section|chapter)$/],
  paragraph: [
    /^(paragraphs?|para\.?|paragraph reference|paragraph\/.*|article|paragraphe|párrafo|artículo)$/,
  ],
  line: [/^lines?( numbers?)?$/],
  type: [/^(type|type of comment)$/, /^(category|catégorie|tipo|categoría)$/],
  given_on: [
    /^(date|day|given on|date feedback|posted date|received date|jour|fecha|día)$/,
    /^(published at|created at|timestamp)$/,
  ],
  locator: [
    /^(id|issue|reference|item|item #|no\.?|number|#|running number|tracking number|document id|comment (id|no\.?|number)|numéro|n°|référence|número|referencia)$/,
  ],
  outcome: [
    /^(outcome|closed|disposition|decision|new status|result|décision|suite donnée|decisión|resultado)$/,
    /^(state|status)$/,
  ],
  observation: [
    /^(answer|observations?.*|responses?|reply|reason|resolution|considerations.*|secretariat.*|feedback to author|réponses?|motif|respuestas?|motivo)$/,
  ],
  withdrawn: [/^(withdrawn|is withdrawn\??|retiré|retirée|retirado|retirada)$/],
}

const spaced = (heading: string) => heading.replaceAll('_', ' ')

/** Targets by what their columns are named; each column once, what is sure before what often is. */
function byName(head: readonly string[], language: string): Mapping {
  const taken = new Set<number>()
  const mapping: Mapping = {}
  for (const sure of [0, 1] as const)
    for (const [target, names] of Object.entries(NAMES) as [Target, [RegExp, RegExp?]][]) {
      const name = names[sure]
      if (!name || mapping[target] !== undefined) continue
      const found = head.flatMap((heading, at) =>
        !taken.has(at) && (name.test(spaced(folded(heading))) || name.test(spaced(stemOf(heading))))
          ? [at]
          : [],
      )
      // Of one text in several languages the one that is recorded.
      const at = found.find((one) => languageOf(head[one] ?? '') === language) ?? found[0]
      if (at === undefined) continue
      mapping[target] = at
      taken.add(at)
    }
  return mapping
}

/** Which column is what, as far as the headings of a format tell. */
export function suggestedColumns(
  format: ForeignFormat,
  head: readonly string[],
  language = 'en',
): Mapping {
  const named = byName(head, language)
  const at = (heading: string) => {
    const own = head.findIndex((one) => folded(one) === `${heading}/${language}`)
    const found = own >= 0 ? own : head.findIndex((one) => stemOf(one) === heading)
    return found >= 0 ? found : undefined
  }
  if (format === 'iso') {
    const iso = commentColumns(head)
    return present({
      organisation: iso?.get('author') ?? named.organisation,
      line: iso?.get('line'),
      clause: iso?.get('clause'),
      paragraph: iso?.get('paragraph'),
      type: iso?.get('type'),
      statement: iso?.get('comment'),
      proposed_wording: iso?.get('change'),
      observation: iso?.get('observation'),
    })
  }
  if (format === 'w3c')
    return present({
      locator: at('issue'),
      title: at('summary'),
      person: at('from'),
      statement: at('comment'),
      observation: at('response'),
      outcome: at('closed'),
    })
  if (format === 'decidim')
    return present({
      locator: at('id'),
      person: at('author/name'),
      title: at('title'),
      statement: at('body'),
      given_on: at('published_at') ?? at('created_at'),
      outcome: at('state'),
      observation: at('answer'),
      withdrawn: at('withdrawn'),
    })
  if (format === 'decidim_answers')
    return present({ locator: at('id'), outcome: at('state'), observation: at('answer') })
  return named
}

const present = (mapping: { [T in Target]?: number | undefined }): Mapping =>
  Object.fromEntries(Object.entries(mapping).filter(([, at]) => at !== undefined))
