import { LANGUAGES } from './schema'

type Language = (typeof LANGUAGES)[number]

/** A heading as Decidim writes those of texts in several languages: "body/en", "answer/pt-br"; "author/id" is none. */
const parted = (heading: string) =>
  /^(.+)\/((?!id$)[a-z]{2})(?:-[a-z]{2})?$/.exec(heading.trim().toLowerCase())

/** A heading without its language: "body/en" is "body". */
export const stemOf = (heading: string): string =>
  parted(heading)?.[1] ?? heading.trim().toLowerCase()

/** The language that a heading names, '' where it names none of those that inputs are in. */
export function languageOf(heading: string): Language | '' {
  const named = parted(heading)?.[2]
  return LANGUAGES.find((language) => language === named) ?? ''
}

/** The columns that say in other languages what a column says, in their order; none where it names no language. */
export function furtherColumns(head: readonly string[], at: number): number[] {
  const own = head[at] ?? ''
  if (!parted(own)) return []
  return head.flatMap((heading, other) =>
    other !== at && parted(heading) && stemOf(heading) === stemOf(own) ? [other] : [],
  )
}
