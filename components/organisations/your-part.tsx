import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/choice-field'
import { Day } from '@/components/ui/day'
import { DefinitionList } from '@/components/ui/definition-list'
import { SubmitButton } from '@/components/ui/submit-button'
import { ownAccreditationsPath } from '@/lib/accreditations/rules'
import { endMembership, withdrawRequest } from '@/lib/organisations/membership-actions'
import { delegatesPath } from '@/lib/organisations/rules'
import type { OrganisationView } from '@/lib/organisations/views'
import { AskForm } from './ask-form'

/** A member's own part in an organisation: their role, what they asked for, or the form to ask. */
export function YourPart({ organisation }: { organisation: OrganisationView }) {
  const t = useTranslations('organisations')
  const { mine, asked, declinedAt } = organisation
  return (
    <section className="stack" id="yours">
      <h2>{t('page.yours')}</h2>
      {mine && <Role organisation={organisation} mine={mine} />}
      {asked && (
        <>
          <p>{t('page.youAsked', { role: t(`role.${asked.role}`) })}</p>
          <ActionForm action={withdrawRequest}>
            <input type="hidden" name="request" value={asked.id} />
            <SubmitButton kind="secondary">{t('page.withdraw')}</SubmitButton>
          </ActionForm>
        </>
      )}
      {!asked && !mine && declinedAt && (
        <p>
          {t('page.declined')} <Day at={declinedAt} />
        </p>
      )}
      {!asked && mine?.role !== 'focal_point' && (
        <AskForm organisation={organisation.id} held={mine?.role ?? null} />
      )}
      {mine && <Leave mine={mine} />}
    </section>
  )
}

type Mine = NonNullable<OrganisationView['mine']>

function Role({ organisation, mine }: { organisation: OrganisationView; mine: Mine }) {
  const t = useTranslations('organisations')
  const locale = useLocale()
  return (
    <>
      <DefinitionList items={[{ term: t('page.youAre'), detail: t(`role.${mine.role}`) }]} />
      {mine.role === 'focal_point' && (
        <p>
          <a href={`/${locale}${delegatesPath(organisation.id)}`}>{t('page.delegates')}</a>
          {organisation.waiting > 0 && <> · {t('page.waiting', { count: organisation.waiting })}</>}
          {' · '}
          <a href={`/${locale}${ownAccreditationsPath(organisation.id)}`}>
            {t('page.accreditations')}
          </a>
        </p>
      )}
    </>
  )
}

function Leave({ mine }: { mine: Mine }) {
  const t = useTranslations('organisations.page')
  const last = mine.role === 'focal_point'
  return (
    <details>
      <summary>{t('leave')}</summary>
      <ActionForm action={endMembership}>
        <p>{t('leaveText')}</p>
        {last && <p>{t('leaveLast')}</p>}
        <input type="hidden" name="membership" value={mine.id} />
        {last && <CheckboxField name="alone" label={t('alone')} />}
        <SubmitButton kind="danger">{t('leave')}</SubmitButton>
      </ActionForm>
    </details>
  )
}
