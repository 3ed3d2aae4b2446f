import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { RadioField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { inviteSponsor } from '@/lib/sponsors/actions'
import type { FoundRow, Sponsored } from '@/lib/sponsors/views'

type InviteFormProps = {
  of: Pick<Sponsored, 'draftId'> & { reference?: string }
  /** What was looked for, and what was found. */
  q: string
  found: FoundRow[]
}

/** Looks for organisations of the directory by name, and invites one of those found. */
export function InviteForm({ of, q, found }: InviteFormProps) {
  const t = useTranslations('sponsors.invite')
  const types = useTranslations('enums.organisationType')
  return (
    <>
      <form className="stack">
        <TextField type="search" name="q" label={t('find')} defaultValue={q} required />
        <SubmitButton kind="secondary">{t('search')}</SubmitButton>
      </form>
      {q && found.length === 0 && <p role="status">{t('none')}</p>}
      {found.length > 0 && (
        <ActionForm action={inviteSponsor} submit={t('submit')}>
          {of.draftId && <input type="hidden" name="draft" value={of.draftId} />}
          {of.reference && <input type="hidden" name="reference" value={of.reference} />}
          <RadioField
            name="organisation"
            legend={t('found')}
            hint={found.length === 20 ? t('many') : undefined}
            options={found.map(({ id, name, type, focal }) => ({
              value: id,
              label: name,
              hint: focal ? types(type) : t('noFocal'),
            }))}
            defaultValue={found.length === 1 ? found[0]?.id : undefined}
            required
          />
        </ActionForm>
      )}
    </>
  )
}
