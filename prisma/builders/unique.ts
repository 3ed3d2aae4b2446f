import { randomBytes } from 'node:crypto'

/** Eight letters and digits that no other call returns. */
export const unique = (): string => randomBytes(4).toString('hex')

/** A reference as inputs carry it: the round's code and eight characters that tell nothing. */
export const newReference = (code: string): string => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const characters = [...randomBytes(8)].map((byte) => alphabet[byte % 32])
  return `${code}-${characters.join('')}`
}

/** An instant `days` from now, back in time where negative. */
export const daysFromNow = (days: number): Date => new Date(Date.now() + days * 86_400_000)
