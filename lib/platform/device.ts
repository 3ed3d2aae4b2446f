const browsers: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\b(Linux|CrOS|X11)\b/, 'Linux'],
]

const named = (list: [RegExp, string][], agent: string) =>
  list.find(([sign]) => sign.test(agent))?.[1]

/** "Firefox, Windows" from a User-Agent header: enough to tell one's sessions apart, no more. */
export function deviceOf(agent: string): string | null {
  return [named(browsers, agent), named(systems, agent)].filter(Boolean).join(', ') || null
}
