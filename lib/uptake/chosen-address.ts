/**
 * Digits of a point's id that an address holds of it: its end, which is random. A thousand whole ids would be more
 * than servers take as an address (RFC 9110, 4.1 asks for 8,000 characters at least), and of as many as that, out of
 * thousands in a stream, two that end the same are met once in 200,000 such acts; each is shown before it is decided.
 */
export const DIGITS = 10

/** The end of an id by which an address names its point. */
export const endOf = (id: string): string => id.slice(-DIGITS)

/** Points as one parameter of an address, seven characters each. */
export function choiceText(ids: readonly string[]): string {
  const digits = ids.map(endOf).join('')
  const bytes = digits.match(/../g) ?? []
  return btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** The ends of the ids that `choiceText` was given; none of what it did not write. */
export function endsIn(text: string): string[] {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return []
  const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const digits = [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0'))
  return digits.join('').match(new RegExp(`.{${DIGITS}}`, 'g')) ?? []
}
