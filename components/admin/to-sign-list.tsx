import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Deadline } from '@/components/ui/deadline'
import type { ToSign } from '@/lib/doors/to-sign'
import type { FormState } from '@/lib/kernel/result'
import { roleText } from '@/lib/members/role-text'
import { mergerPath } from '@/lib/mergers/rules'
import styles from './to-sign-list.module.css'

type Action = (state: FormState, form: FormData) => Promise<FormState>
type ToSignListProps = {
  items: ToSign[]
  /** The acts that are signed here; a summary and a merger are signed on the page that shows them. */
  sign: { extend_phase: Action; grant_role: Action; publish_uptake: Action }
}

/** What waits for a second admin, each with what it would do and a button to sign. */
export function ToSignList({ items, sign }: ToSignListProps) {
  const t = useTranslations('admin.toSign')
  if (items.length === 0) return <p className="muted">{t('none')}</p>
  return (
    <ul className="ruled">
      {items.map((item) => (
        <li key={item.id} className={styles.item}>
          <div>
            <h3 className={styles.title}>
              {t(item.act, { subject: item.subject, into: item.into ?? '' })}
            </h3>
            <Details item={item} />
            <p className="small muted">
              {item.proposedBy && <>{t('proposedBy', { name: item.proposedBy })} · </>}
              {t('signatures', { count: item.signatures })}
            </p>
          </div>
          <Sign item={item} sign={sign} />
        </li>
      ))}
    </ul>
  )
}

function Sign({ item, sign }: { item: ToSign; sign: ToSignListProps['sign'] }) {
  const t = useTranslations('admin.toSign')
  const locale = useLocale()
  if (item.own) return <p>{t('own')}</p>
  if (item.signedByMe) return <p>{t('signed')}</p>
  if (item.act === 'publish_summary')
    return <a href={`/${locale}/admin/rounds/${item.roundSlug}/summary`}>{t('see')}</a>
  if (item.act === 'merge_organisations')
    return <a href={`/${locale}${mergerPath}?merger=${item.id}`}>{t('see')}</a>
  return (
    <ActionForm action={sign[item.act]} submit={t('sign')}>
      {item.act === 'publish_uptake' ? (
        <input type="hidden" name="publication" value={item.id} />
      ) : (
        <>
          <input type="hidden" name="id" value={item.id} />
          <input type="hidden" name="version" value={item.version} />
        </>
      )}
    </ActionForm>
  )
}

function Details({ item }: { item: ToSign }) {
  const t = useTranslations()
  const locale = useLocale()
  if (item.act === 'grant_role')
    return <p>{item.role && roleText(t, { ...item, role: item.role, roundTitle: item.reason })}</p>
  if (item.act === 'extend_phase')
    return (
      <>
        <p>
          {item.pillarTitle}, {item.phase && t(`enums.phaseKind.${item.phase}`)}.{' '}
          {t('admin.toSign.until')}:{' '}
          {item.until && <Deadline at={item.until} zone={item.timeZone ?? 'UTC'} />}
        </p>
        <p dir="auto">{item.reason}</p>
      </>
    )
  if (item.act === 'publish_uptake')
    return (
      <p>
        <a href={`/${locale}/admin/publications/${item.id}`}>
          {t('admin.toSign.see')}: {item.revision}
        </a>
      </p>
    )
  return item.act === 'merge_organisations' ? <p dir="auto">{item.reason}</p> : null
}
