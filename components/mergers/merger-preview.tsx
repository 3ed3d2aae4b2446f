import { useLocale, useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { carriesOver, roleThatStays } from '@/lib/mergers/rules'
import type { Pair, Preview, Side } from '@/lib/mergers/views'
import { organisationPath } from '@/lib/organisations/rules'

/** The two organisations, each with what it is and its page. */
export function MergerSides({ duplicate, survivor }: Pair) {
  const t = useTranslations('mergers')
  return (
    <DefinitionList
      items={[
        { term: t('duplicate'), detail: <SideText side={duplicate} /> },
        { term: t('survivor'), detail: <SideText side={survivor} /> },
      ]}
    />
  )
}

/** What merging two organisations would do, for whoever proposes or signs it. */
export function MergerPreview({ preview }: { preview: Preview }) {
  const t = useTranslations('mergers')
  const types = useTranslations('organisations.types')
  const { duplicate, survivor, interested } = preview
  return (
    <>
      {duplicate.type !== survivor.type && (
        <Notice kind="warning">
          <p>{t('types', { duplicate: types(duplicate.type), survivor: types(survivor.type) })}</p>
        </Notice>
      )}
      {interested > 0 && (
        <Notice kind="warning">
          <p>{t('interested', { count: interested })}</p>
        </Notice>
      )}
      <h2>{t('what')}</h2>
      <People preview={preview} />
      <Accreditations preview={preview} />
      <section className="stack">
        <h3>{t('moves')}</h3>
        <Moves preview={preview} />
        {duplicate.clears && !survivor.clears && <p>{t('clears')}</p>}
        <p className="muted">{t('hidden')}</p>
      </section>
    </>
  )
}

function SideText({ side: { id, name, type, verified } }: { side: Side }) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <>
      <a href={`/${locale}${organisationPath(id)}`} dir="auto">
        {name}
      </a>
      , {t(`organisations.types.${type}`)}
      {!verified && <strong> · {t('organisations.unverified')}</strong>}
    </>
  )
}

function People({ preview: { people } }: { preview: Preview }) {
  const t = useTranslations('mergers')
  const roles = useTranslations('organisations.role')
  return (
    <DataTable
      caption={t('people')}
      columns={[
        { key: 'held', label: t('held'), rowHeader: true },
        { key: 'there', label: t('there') },
        { key: 'stays', label: t('afterwards') },
        { key: 'count', label: t('members'), align: 'end' },
      ]}
      rows={people.map(({ role, there, count }) => ({
        key: `${role} ${there}`,
        cells: {
          held: roles(role),
          there: there ? roles(there) : t('noneHeld'),
          stays: roles(roleThatStays(role, there)),
          count,
        },
      }))}
      empty={t('nobody')}
      note={<p>{t('peopleNote')}</p>}
    />
  )
}

function Accreditations({ preview: { accreditations } }: { preview: Preview }) {
  const t = useTranslations('mergers')
  const states = useTranslations('enums.accreditationState')
  return (
    <DataTable
      caption={t('accreditations')}
      columns={[
        { key: 'round', label: t('round'), rowHeader: true },
        { key: 'duplicate', label: t('ofDuplicate') },
        { key: 'survivor', label: t('ofSurvivor') },
        { key: 'holds', label: t('holds') },
      ]}
      rows={accreditations.map(({ roundSlug, roundTitle, duplicate, survivor }) => ({
        key: roundSlug,
        cells: {
          round: <bdi>{roundTitle}</bdi>,
          duplicate: states(duplicate),
          survivor: survivor ? states(survivor) : t('noneHeld'),
          holds: states(survivor && !carriesOver(duplicate, survivor) ? survivor : duplicate),
        },
      }))}
      empty={t('noAccreditations')}
      note={<p>{t('accreditationsNote')}</p>}
    />
  )
}

function Moves({ preview }: { preview: Preview }) {
  const t = useTranslations('mergers')
  const { sponsorships, doubledSponsorships, alignments, doubledAlignments } = preview
  const joint = (count: number, doubled: number, key: 'doubled' | 'doubledAlignments') =>
    doubled ? t(key, { count, doubled }) : count
  return (
    <DefinitionList
      items={[
        { term: t('inputs'), detail: t('inputsNote', { count: preview.inputs }) },
        { term: t('drafts'), detail: preview.drafts },
        { term: t('sponsorships'), detail: joint(sponsorships, doubledSponsorships, 'doubled') },
        {
          term: t('alignments'),
          detail: joint(alignments, doubledAlignments, 'doubledAlignments'),
        },
        { term: t('invitations'), detail: preview.invitations },
        { term: t('requests'), detail: preview.requests },
      ]}
    />
  )
}
