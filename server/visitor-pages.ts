import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** A page as every visitor gets it. */
export type Page = {
  bodies: Record<'br' | 'gzip' | 'identity', Buffer>
  etag: string
  until: number
}

/** Days left and open phases change with the clock, not with an event; a page is never older than this. */
const LIFETIME = 60_000
const LARGEST_TOTAL = 128 * 1024 * 1024

/**
 * Takes every script out of a rendered page but those of public/: one shows times in the reader's own
 * zone, one keeps the results of an open poll up to date.
 * Safe on React's output only: it escapes `<` in text, attributes and its own data.
 */
export const withoutScripts = (html: string): string =>
  html
    .replace(
      /<script\b(?![^>]*\bsrc="\/(?:local-time|live-results)\.js")[^>]*>[\s\S]*?<\/script>/g,
      '',
    )
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '')

const pageOf = (html: string, now: number): Page => {
  const identity = Buffer.from(html)
  return {
    bodies: {
      identity,
      gzip: gzipSync(identity),
      br: brotliCompressSync(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    },
    etag: `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
    until: now + LIFETIME,
  }
}

const sizeOf = ({ bodies }: Page) => bodies.br.length + bodies.gzip.length + bodies.identity.length

/**
 * Rendered pages of visitors, by address and tagged with their round ('' for pages about all rounds).
 * Least recently used ones leave first. A page whose round changed while it was rendered is not kept.
 */
export class VisitorPages {
  readonly #pages = new Map<string, { page: Page; tag: string }>()
  readonly #rendering = new Map<string, Promise<Page | null>>()
  #generation = 0
  #bytes = 0

  /** The page at `key`, rendered once for all who ask meanwhile. @param render null for what isn't kept */
  async get(key: string, tag: string, render: () => Promise<string | null>): Promise<Page | null> {
    const held = this.#pages.get(key)
    if (held && held.page.until > Date.now()) {
      this.#pages.delete(key)
      this.#pages.set(key, held)
      return held.page
    }
    const underWay = this.#rendering.get(key) ?? this.#render(key, tag, render)
    this.#rendering.set(key, underWay)
    return underWay
  }

  async #render(
    key: string,
    tag: string,
    render: () => Promise<string | null>,
  ): Promise<Page | null> {
    const generation = this.#generation
    try {
      const html = await render()
      if (html === null) return null
      const page = pageOf(withoutScripts(html), Date.now())
      if (generation === this.#generation) this.#keep(key, tag, page)
      return page
    } finally {
      this.#rendering.delete(key)
    }
  }

  #keep(key: string, tag: string, page: Page): void {
    this.#drop(key)
    this.#pages.set(key, { page, tag })
    this.#bytes += sizeOf(page)
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= LARGEST_TOTAL) break
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    const held = this.#pages.get(key)
    if (held && this.#pages.delete(key)) this.#bytes -= sizeOf(held.page)
  }

  /** Forgets what shows this round, or everything where no round is named. */
  forget(round?: string): void {
    this.#generation += 1
    // Whoever asks from now on must not get a page whose rendering began before the change.
    this.#rendering.clear()
    for (const [key, { tag }] of this.#pages)
      if (round === undefined || tag === '' || tag === round) this.#drop(key)
  }
}
