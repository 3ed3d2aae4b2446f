import { Children, isValidElement, type ReactNode } from 'react'

type Props = {
  name?: unknown
  label?: unknown
  legend?: unknown
  options?: unknown
  children?: ReactNode
}

/** By the name of a field, what its values are called. */
export type Words = Record<string, Record<string, string>>

/**
 * The labels of the fields in a form by their names, read from the elements themselves: an error summary
 * stands before the fields and must name them without a script too. Fields that a component of the browser
 * makes by itself are not seen.
 */
export function labelsIn(node: ReactNode): Record<string, string> {
  const labels: Record<string, string> = {}
  Children.forEach(node, (child) => {
    if (!isValidElement<Props>(child)) return
    const { name, label, legend, children } = child.props
    const text = label ?? legend
    if (typeof name === 'string' && typeof text === 'string') labels[name] = text
    if (typeof children !== 'function') Object.assign(labels, labelsIn(children))
  })
  return labels
}

/** What the values of each choice in a form are called, read from the elements as `labelsIn` reads labels. */
export function wordsIn(node: ReactNode): Words {
  const words: Words = {}
  Children.forEach(node, (child) => {
    if (!isValidElement<Props>(child)) return
    const { name, options, children } = child.props
    if (typeof name === 'string' && Array.isArray(options))
      words[name] = Object.fromEntries(
        (options as { value: string; label: string }[]).map(({ value, label }) => [value, label]),
      )
    if (typeof children !== 'function') Object.assign(words, wordsIn(children))
  })
  return words
}
