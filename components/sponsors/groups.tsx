import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { TextField } from '@/components/ui/text-field'
import { addGroup } from '@/lib/groups/actions'
import type { GroupRow } from '@/lib/groups/views'

type GroupsProps = { groups: GroupRow[]; readOnly: boolean }

/** The groups in whose name a State may deliver an input, and a way to add one. */
export function Groups({ groups, readOnly }: GroupsProps) {
  const t = useTranslations('groups')
  return (
    <section className="stack" aria-labelledby="groups">
      <h2 id="groups">{t('title')}</h2>
      <p className="muted">{t('lead')}</p>
      <ul>
        {groups.map(({ id, name }) => (
          <li key={id}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <ActionForm action={addGroup} submit={t('add')}>
          <TextField name="name" label={t('name')} required width="medium" />
        </ActionForm>
      )}
    </section>
  )
}
