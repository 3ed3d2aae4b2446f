/** A text that follows another once what stood between them is left out: with one space, not two. */
export const closedUp = (before: string | undefined, text: string): string =>
  / $/.test(before ?? ' ') ? text.replace(/^ +/, '') : text
