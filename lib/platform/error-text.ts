type Translator = {
  (key: string, values?: Record<string, number | string>): string
  has: (key: string) => boolean
}

/**
 * The sentence for a field's error code (`errors.*`) or a refusal's (`refusals.*`). A code may tell a limit
 * and how much is over it, `overWords:300:12`, or the names that it is about: `severalLabels:12(A), 12(a)`. @param t the translator of all messages
 */
export function errorText(t: Translator, told: string): string {
  const [, code, limit, over, names = ''] =
    /^(\w+)(?::(\d{1,9}))?(?::(\d{1,9}))?(?::(.{1,500}))?$/.exec(told) ?? []
  if (!code) return t('errors.invalid')
  const values = { limit: Number(limit ?? 0), over: Number(over ?? 0), names }
  if (t.has(`errors.${code}`)) return t(`errors.${code}`, values)
  return t.has(`refusals.${code}`) ? t(`refusals.${code}`) : t('errors.invalid')
}
