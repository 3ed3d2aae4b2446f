import { useTranslations } from 'next-intl'
import { Differences } from '@/components/documents/differences'
import { differencesOf } from '@/lib/documents/differences'
import type { ClusterMember } from '@/lib/workbench/cluster-views'
import styles from './member-text.module.css'

type MemberTextProps = {
  member: ClusterMember
  /** The one whose text is the most like all others; itself has nothing to be compared with. */
  middle: ClusterMember
  href: string
}

/** What a point of a cluster says otherwise than the one in its middle. */
export function MemberText({ member, middle, href }: MemberTextProps) {
  const t = useTranslations('moderate')
  const compared = member !== middle && middle.statement !== null
  const wording = member.proposedWording ?? ''
  return (
    <div className={styles.member}>
      <p className={styles.state}>
        {compared && <span>{t('clusters.likeness', { share: member.likeness })}</span>}
        <a href={href}>
          {t('clusters.open', { reference: member.reference, number: member.number })}
        </a>
      </p>
      {member.statement === null ? (
        <p>{t('clusters.restricted')}</p>
      ) : (
        <p lang={member.language} dir="auto" className={styles.text}>
          {compared ? (
            <Differences of={differencesOf(middle.statement ?? '', member.statement)} />
          ) : (
            member.statement
          )}
        </p>
      )}
      {(wording || (compared && middle.proposedWording)) && member.statement !== null && (
        <p lang={member.language} dir="auto" className={styles.wording}>
          <span className="visually-hidden">{t('clusters.wording')} </span>
          {compared ? (
            <Differences of={differencesOf(middle.proposedWording ?? '', wording)} />
          ) : (
            wording
          )}
        </p>
      )}
    </div>
  )
}
