/**
 * Jobs of several kinds: those of one kind run one after another, those of others beside them, and no more
 * than `most` at once. A slow or hostile job makes its own kind wait.
 */
export class Queues {
  readonly #last = new Map<string, Promise<unknown>>()
  readonly #waiting: (() => void)[] = []
  #free: number

  constructor(most: number) {
    this.#free = most
  }

  /** Runs a job in the queue of its kind. @returns what it does; it fails as the job does */
  run<Value>(kind: string, job: () => Promise<Value>): Promise<Value> {
    const done = (this.#last.get(kind) ?? Promise.resolve()).then(() => this.#inPlace(job))
    const settled = done.then(
      () => {},
      () => {},
    )
    this.#last.set(kind, settled)
    return done
  }

  async #inPlace<Value>(job: () => Promise<Value>): Promise<Value> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await job()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free += 1
    }
  }
}
