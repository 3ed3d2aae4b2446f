import { useTranslations } from 'next-intl'
import type { AskedRow, FoundRow, Sponsored } from '@/lib/sponsors/views'
import { AskedTable } from './asked-table'
import { InviteForm } from './invite-form'

type InvitePartProps = {
  of: Pick<Sponsored, 'draftId'> & { reference?: string }
  q: string
  found: FoundRow[]
  asked: AskedRow[]
  /** Why nobody can be invited now. */
  barred: 'closed' | 'moderatorsOnly' | null
}

/** Whom the author's side has asked to stand beside a text, and whom else it can ask. */
export function InvitePart({ of, q, found, asked, barred }: InvitePartProps) {
  const t = useTranslations('sponsors.invite')
  return (
    <>
      <p>{t('lead')}</p>
      {barred ? <p>{t(barred)}</p> : <InviteForm of={of} q={q} found={found} />}
      <AskedTable asked={asked} />
      <p className="muted">{t('again')}</p>
    </>
  )
}
