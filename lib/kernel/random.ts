/** Chances that come out the same in every run of one seed: for tests and demonstrations, never for secrets. */
export type Chance = {
  /** At least 0, less than 1. */
  (): number
  /** At least 0, less than `below`, whole. */
  whole(below: number): number
  /** One of a list. @throws where it is empty */
  pick<T>(list: readonly T[]): T
  /** A list in another order. */
  shuffled<T>(list: readonly T[]): T[]
}

/** Chances of a seed (mulberry32, public domain). */
export function seeded(seed: number): Chance {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (below: number) => Math.floor(next() * below)
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('there is nothing to pick from')
    return list[whole(list.length)] as T
  }
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((value) => ({ value, key: next() }))
      .sort((a, b) => a.key - b.key)
      .map(({ value }) => value)
  return Object.assign(next, { whole, pick, shuffled })
}
