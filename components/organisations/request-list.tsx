import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Day } from '@/components/ui/day'
import { DefinitionList } from '@/components/ui/definition-list'
import { SubmitButton } from '@/components/ui/submit-button'
import { answerRequest } from '@/lib/organisations/membership-actions'
import { organisationPath } from '@/lib/organisations/rules'
import type { DelegatesView } from '@/lib/organisations/views'

type RequestListProps = {
  requests: DelegatesView['requests']
  empty: string
  /** Where requests of several organisations stand together. */
  named?: boolean
  /** Auditors read and answer nothing. */
  readOnly?: boolean
}

/** Requests to join, oldest first, each to be accepted or declined. */
export function RequestList({ requests, empty, named, readOnly }: RequestListProps) {
  const t = useTranslations('organisations')
  const locale = useLocale()
  if (requests.length === 0) return <p className="muted">{empty}</p>
  return (
    <ul className="ruled plain-list">
      {requests.map(({ id, organisationId, organisation, name, email, role, reason, askedAt }) => (
        <li key={id} className="stack">
          <h3>
            <bdi>{name ?? email ?? t('delegates.unnamed')}</bdi>
          </h3>
          <DefinitionList
            items={[
              ...(named
                ? [
                    {
                      term: t('name'),
                      detail: (
                        <a href={`/${locale}${organisationPath(organisationId)}`} dir="auto">
                          {organisation}
                        </a>
                      ),
                    },
                  ]
                : []),
              ...(email ? [{ term: t('delegates.address'), detail: <bdi>{email}</bdi> }] : []),
              { term: t('delegates.asksFor'), detail: t(`role.${role}`) },
              { term: t('delegates.reason'), detail: <p dir="auto">{reason}</p> },
              { term: t('delegates.asked'), detail: <Day at={askedAt} /> },
            ]}
          />
          {!readOnly && (
            <ActionForm action={answerRequest}>
              <input type="hidden" name="request" value={id} />
              <p className="row">
                {(['accept', 'decline'] as const).map((answer) => (
                  <SubmitButton
                    key={answer}
                    kind={answer === 'accept' ? 'primary' : 'secondary'}
                    name="answer"
                    value={answer}
                  >
                    {t(`delegates.${answer}`)}
                    <span className="visually-hidden">
                      : {name ?? email ?? t('delegates.unnamed')}
                    </span>
                  </SubmitButton>
                ))}
              </p>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  )
}
