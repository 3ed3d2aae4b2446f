import { useTranslations } from 'next-intl'
import { errorText } from '@/lib/platform/error-text'

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

/** The sentence for an error code, as `errorText` finds it in the reader's language. */
export function useErrorText(): (code: string) => string {
  const t = useTranslations()
  return (code) => errorText(t, code)
}
