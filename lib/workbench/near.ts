import { ALIKE, FEWEST_WORDS, inCommon, leastInCommon, likeness, type Shape } from './likeness'

/**
 * Texts by what few others have: two that are alike have so much in common that some of it is among the rarest
 * of both (prefix filtering: Bayardo, Ma, Srikant, WWW 2007, 131). How much of those they share says at most how
 * alike they are, and only where that is enough they are compared.
 */
export class Near {
  readonly #shapes: readonly Shape[]
  /** How many of a text's features, from the rarest, are looked up. */
  readonly #rare: Int32Array
  readonly #holding = new Map<number, number[]>()
  /** How many of them the text that is asked for has in common with each. */
  readonly #shared: Int32Array
  /** How many pairs were compared. */
  comparisons = 0

  constructor(shapes: readonly Shape[]) {
    this.#shapes = shapes
    this.#shared = new Int32Array(shapes.length)
    this.#rare = Int32Array.from(shapes, (shape) =>
      shape.words < FEWEST_WORDS ? 0 : shape.features.length - leastInCommon(shape) + 1,
    )
  }

  /** Has text `at` found by those asked for from now on. */
  add(at: number): void {
    for (const feature of this.#rarest(at)) {
      const holding = this.#holding.get(feature)
      if (holding) holding.push(at)
      else this.#holding.set(feature, [at])
    }
  }

  /** Tells each text that was added, is another and alike, with how alike it is. */
  each(at: number, tell: (other: number, share: number) => void): void {
    const met: number[] = []
    for (const feature of this.#rarest(at))
      for (const other of this.#holding.get(feature) ?? []) {
        const shared = this.#shared[other] as number
        if (shared === 0) met.push(other)
        this.#shared[other] = shared + 1
      }
    for (const other of met) {
      const share = other === at ? 0 : this.#compare(at, other)
      this.#shared[other] = 0
      if (share >= ALIKE) tell(other, share)
    }
  }

  #compare(at: number, other: number): number {
    // Of the one whose rarest end first all that was not counted stands behind them.
    const [first, second] = this.#end(at) <= this.#end(other) ? [at, other] : [other, at]
    const [one, two] = [this.#shapes[first] as Shape, this.#shapes[second] as Shape]
    const [shared, rare] = [this.#shared[other] as number, this.#rare[first] as number]
    if (likeness(one, two, shared + one.features.length - rare) < ALIKE) return 0
    this.comparisons += 1
    return likeness(one, two, shared + inCommon(one.features, two.features, rare))
  }

  #rarest = (at: number): Int32Array =>
    (this.#shapes[at] as Shape).features.subarray(0, this.#rare[at])

  #end = (at: number): number =>
    (this.#shapes[at] as Shape).features[(this.#rare[at] as number) - 1] ?? -1
}
