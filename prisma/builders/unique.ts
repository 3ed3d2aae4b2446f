import { randomBytes } from 'node:crypto'

/** Eight letters and digits that no other call returns. */
export const unique = (): string => randomBytes(4).toString('hex')

/** An instant `days` from now, back in time where negative. */
export const daysFromNow = (days: number): Date => new Date(Date.now() + days * 86_400_000)
