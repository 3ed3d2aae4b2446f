import { getTranslations } from 'next-intl/server'
import { DefinitionList } from '@/components/ui/definition-list'
import { requestNotes } from '@/lib/platform/request'
import { withReturn } from '@/lib/platform/return-path'
import { typedIn } from '@/lib/platform/unsent'

/**
 * A form whose sender is signed out, to be kept while they sign in beside it, or whose page is gone: why nothing was
 * stored, and all that was typed. The form can't be sent from here: the framework hands an act its fields without
 * those that name the act. Nothing when no form waits.
 */
export async function UnsentForm({ locale }: { locale: string }) {
  const unsent = requestNotes.getStore()?.unsent
  if (!unsent) return null
  const t = await getTranslations({ locale, namespace: 'errors.unsent' })
  const names = await getTranslations({ locale, namespace: 'forms.fields' })
  const refusals = await getTranslations({ locale, namespace: 'refusals' })
  const signedOut = unsent.code === 'SIGNED_OUT'
  const typed = typedIn(unsent)
  const outcomes = await getTranslations({ locale, namespace: 'enums.outcome' })
  const labelOf = (name: string) => {
    const last = name.split('.').at(-1) ?? ''
    return names.has(last) ? names(last) : name
  }
  return (
    <section className="stack">
      {signedOut ? (
        <p>
          <a href={withReturn(`/${locale}/sign-in`)} target="_blank" rel="noopener">
            {t('signIn')}
          </a>
        </p>
      ) : (
        <p>
          <strong>{refusals.has(unsent.code) ? refusals(unsent.code) : ''}</strong>
        </p>
      )}
      {typed.length > 0 && (
        <>
          <h2>{t('typed')}</h2>
          <DefinitionList
            items={typed.map(([name, value]) => ({
              term: labelOf(name),
              detail: (
                <span className="pre-line" dir="auto">
                  {name === 'outcome' && outcomes.has(value) ? outcomes(value) : value}
                </span>
              ),
            }))}
          />
        </>
      )}
    </section>
  )
}
