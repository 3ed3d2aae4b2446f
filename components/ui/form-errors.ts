import { useTranslations } from 'next-intl'

/** The first error code of each field by its dotted name, from react-hook-form's nested errors. */
export function flatErrors(errors: object, prefix = ''): Record<string, string> {
  return Object.entries(errors).reduce<Record<string, string>>((flat, [key, error]) => {
    // `ref` is the element itself, which leads into the whole page.
    if (key === 'ref' || typeof error !== 'object' || error === null) return flat
    const name = key === 'root' && prefix ? prefix.slice(0, -1) : prefix + key
    if (typeof error.message === 'string') return Object.assign(flat, { [name]: error.message })
    return Object.assign(flat, flatErrors(error, `${name}.`))
  }, {})
}

/**
 * The sentence for a field's error code (`errors.*`) or a refusal's (`refusals.*`). A code may tell a limit
 * and how much is over it: `overWords:300:12`.
 */
export function useErrorText(): (code: string) => string {
  const t = useTranslations()
  return (told) => {
    const [, code, limit, over] = /^(\w+)(?::(\d{1,9}))?(?::(\d{1,9}))?$/.exec(told) ?? []
    if (!code) return t('errors.invalid')
    const numbers = { limit: Number(limit ?? 0), over: Number(over ?? 0) }
    if (t.has(`errors.${code}`)) return t(`errors.${code}`, numbers)
    return t.has(`refusals.${code}`) ? t(`refusals.${code}`) : t('errors.invalid')
  }
}
