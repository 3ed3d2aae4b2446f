import { useLocale, useTranslations } from 'next-intl'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { organisationPath } from '@/lib/organisations/rules'
import type { OrganisationView } from '@/lib/organisations/views'

/** What the public is told of an organisation itself; nothing about who speaks for it. */
export function OrganisationFacts({ organisation }: { organisation: OrganisationView }) {
  const t = useTranslations()
  const locale = useLocale()
  const { name, registeredName, type, electoralGroup, ecosocStatus, basis } = organisation
  const { delegationOf, alsoKnownAs } = organisation
  const items = [
    { term: t('organisations.type'), detail: t(`organisations.types.${type}`) },
    electoralGroup && {
      term: t('organisations.group'),
      detail: t(`enums.electoralGroup.${electoralGroup}`),
    },
    ecosocStatus && {
      term: t('organisations.page.ecosocStatus'),
      detail: t(`organisations.ecosoc.${ecosocStatus}`),
    },
    basis && { term: t('organisations.page.basis'), detail: <bdi>{basis}</bdi> },
    delegationOf && {
      term: t('organisations.page.delegationOf'),
      detail: <a href={`/${locale}${organisationPath(delegationOf.id)}`}>{delegationOf.name}</a>,
    },
    registeredName !== name && {
      term: t('organisations.page.registeredAs'),
      detail: <bdi>{registeredName}</bdi>,
    },
    alsoKnownAs.length > 0 && {
      term: t('organisations.alsoKnownAs'),
      detail: alsoKnownAs.map((former, index) => (
        <span key={former}>
          {index > 0 && ', '}
          <bdi>{former}</bdi>
        </span>
      )),
    },
  ].filter((item) => !!item)
  return (
    <>
      {!organisation.verified && (
        <Notice kind="plain" title={t('organisations.unverified')}>
          <p>{t('organisations.unverifiedText')}</p>
        </Notice>
      )}
      <DefinitionList items={items} />
    </>
  )
}
