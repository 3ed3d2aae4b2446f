import { listenTo } from '@/lib/platform/listen'

type Watcher = () => void

/** More streams than this one process does not hold open; who comes later reads the page as it is. */
const MOST_WATCHERS = 2000

// One connection to the database serves all who watch, however often the framework loads this module.
const key = Symbol.for('uptake.polls')
const shared = globalThis as unknown as Record<symbol, Map<string, Set<Watcher>> | undefined>

function watchers(): Map<string, Set<Watcher>> {
  const held = shared[key]
  if (held) return held
  const fresh = new Map<string, Set<Watcher>>()
  shared[key] = fresh
  listenTo('poll_changed', (poll) => {
    const told = poll === undefined ? [...fresh.values()] : [fresh.get(poll) ?? []]
    for (const each of told) for (const tell of each) tell()
  })
  return fresh
}

/** Tells `changed` whenever a poll's results did. @returns a function that ends it, null where too many watch */
export function watchPoll(poll: string, changed: Watcher): (() => void) | null {
  const all = watchers()
  const total = [...all.values()].reduce((sum, { size }) => sum + size, 0)
  if (total >= MOST_WATCHERS) return null
  const own = all.get(poll) ?? new Set()
  all.set(poll, own.add(changed))
  return () => {
    own.delete(changed)
    if (own.size === 0) all.delete(poll)
  }
}

/** Changes within this many milliseconds are told as one: a room answers all at once. */
const GATHERED = 1000
const ALIVE = 20_000

/**
 * A stream of server-sent events (HTML Living Standard 9.2): one at once, then one whenever the results
 * changed, for so many seconds; the browser asks again by itself.
 * @returns null where too many watch
 */
export function eventsOf(poll: string, seconds: number, gone: AbortSignal): ReadableStream | null {
  const encoder = new TextEncoder()
  let waiting: NodeJS.Timeout | undefined
  let tell = () => {}
  const stop = watchPoll(poll, () => tell())
  if (!stop) return null
  let end = () => {}
  return new ReadableStream({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text))
      write('retry: 2000\n\ndata: changed\n\n')
      tell = () => {
        waiting ??= setTimeout(() => {
          waiting = undefined
          write('data: changed\n\n')
        }, GATHERED)
      }
      const alive = setInterval(() => write(': alive\n\n'), ALIVE)
      let ended = false
      end = () => {
        if (ended) return
        ended = true
        stop()
        clearInterval(alive)
        clearTimeout(waiting)
        clearTimeout(last)
        try {
          controller.close()
        } catch {
          // The reader went first.
        }
      }
      const last = setTimeout(() => end(), seconds * 1000)
      gone.addEventListener('abort', () => end())
    },
    cancel: () => end(),
  })
}
