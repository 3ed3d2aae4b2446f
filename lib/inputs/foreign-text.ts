import { withoutEntities } from './on-behalf-cells'

const TAG =
  /<\/?(?:p|br|hr|div|span|h[1-6]|ul|ol|li|dl|dt|dd|strong|em|b|i|u|s|sub|sup|a|img|table|thead|tbody|tr|t[dh]|blockquote|pre|code|iframe|figure)(?=[\s/>])[^<>]{0,2000}>/gi

/** A cell's HTML as text: paragraphs and items as lines, nothing of the tags. Any other "<" stays. */
export function withoutTags(cell: string): string {
  const lines = cell
    .replace(/<(?:br|hr)\s*\/?>|<\/(?:p|div|h[1-6]|ul|ol|li|tr|blockquote|pre)>/gi, '\n')
    .replace(/<li(?=[\s>])[^<>]{0,2000}>/gi, '- ')
    .replace(TAG, '')
  return lines === cell
    ? cell
    : withoutEntities(lines)
        .replace(/\n{3,}/g, '\n\n')
        .trim()
}

/** A name without the e-mail address beside it, which is not for publication. */
export const withoutAddress = (name: string): string =>
  name.replace(/[<([]?[^\s<>()[\]]{1,100}@[^\s<>()[\]]{1,200}[>)\]]?/g, '').trim()
