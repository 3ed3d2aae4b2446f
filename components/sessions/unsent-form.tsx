import { getTranslations } from 'next-intl/server'
import { DefinitionList } from '@/components/ui/definition-list'
import { isUuid } from '@/lib/kernel/ids'
import { requestNotes } from '@/lib/platform/request'
import { withReturn } from '@/lib/platform/return-path'

/** What a page adds to a form for itself: keys, versions and what was shown. */
const TECHNICAL = /^(?:formKey|version|was|base|next|from|number)$/

/**
 * A form whose sender is signed out: all that was typed, to be kept while they sign in beside it. The form
 * can't be sent from here: the framework hands an act its fields without those that name the act. Nothing
 * when no form waits.
 */
export async function UnsentForm({ locale }: { locale: string }) {
  const unsent = requestNotes.getStore()?.unsent
  if (!unsent) return null
  const t = await getTranslations({ locale, namespace: 'errors.unsent' })
  const names = await getTranslations({ locale, namespace: 'forms.fields' })
  const typed = unsent.filter(
    ([name, value]) => value !== '' && !TECHNICAL.test(name) && !isUuid(value),
  )
  const labelOf = (name: string) => {
    const last = name.split('.').at(-1) ?? ''
    return names.has(last) ? names(last) : name
  }
  return (
    <section className="stack">
      <p>
        <a href={withReturn(`/${locale}/sign-in`)} target="_blank" rel="noopener">
          {t('signIn')}
        </a>
      </p>
      {typed.length > 0 && (
        <>
          <h2>{t('typed')}</h2>
          <DefinitionList
            items={typed.map(([name, value]) => ({
              term: labelOf(name),
              detail: (
                <span className="pre-line" dir="auto">
                  {value}
                </span>
              ),
            }))}
          />
        </>
      )}
    </section>
  )
}
