import { Button } from '@/components/ui/button'

type ProviderFormProps = { locale: string; callbackUrl: string; text: string }

/** Leads to the OpenID Connect provider; a plain form, which the route checks for its origin. */
export function ProviderForm({ locale, callbackUrl, text }: ProviderFormProps) {
  return (
    <form method="post" action="/api/auth/signin/oidc" encType="application/x-www-form-urlencoded">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <Button type="submit">{text}</Button>
    </form>
  )
}
