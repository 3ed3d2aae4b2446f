/**
 * Keeps what was made lately, so that it is not made again for each request; what was asked for longest ago
 * is dropped first. @param most how many results are kept
 */
export function lately<T>(most: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>()
  return (key, make) => {
    const value = kept.has(key) ? (kept.get(key) as T) : make()
    kept.delete(key)
    kept.set(key, value)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    return value
  }
}
