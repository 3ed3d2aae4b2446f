import { useTranslations } from 'next-intl'
import { Differences } from '@/components/documents/differences'
import { differencesOf } from '@/lib/documents/differences'
import { wordsOf } from '@/lib/inputs/markdown'
import {
  fileChanges,
  isSamePoint,
  pointChanges,
  saysTheSame,
  topicLine,
  type VersionFile,
  type VersionText,
} from '@/lib/inputs/version-comparison'
import { languageName } from '@/lib/platform/i18n'
import styles from './statement-text.module.css'

/**
 * What changed from one version to another, word by word; points and files that came, went or stayed are told
 * in words, and of a point that changed only what did is shown.
 */
export function ComparedVersions({ before, after }: { before: VersionText; after: VersionText }) {
  const t = useTranslations('inputs.comparison')
  const tags = useTranslations('inputs.tags')
  const asks = useTranslations('enums.pointAsk')
  if (saysTheSame(before, after)) return <p>{t('nothing')}</p>
  const lang = after.language
  return (
    <div className="stack">
      <Part label={t('title')} one={before.title} other={after.title} lang={lang} />
      <Part
        label={t('language')}
        one={languageName(before.language)}
        other={languageName(after.language)}
      />
      {pointChanges(before.points, after.points).map(({ number, before: one, after: other }) =>
        isSamePoint({ before: one, after: other }) ? (
          <p key={number} className="muted">
            {t('same', { number })}
          </p>
        ) : (
          <section key={number} className="stack">
            <h3>{t(one ? (other ? 'point' : 'removed') : 'added', { number })}</h3>
            <Part
              label={t('statement')}
              {...statements(one?.statement, other?.statement)}
              lang={other ? lang : before.language}
            />
            <Part
              label={t('wording')}
              one={one?.proposedWording}
              other={other?.proposedWording}
              lang={other ? lang : before.language}
            />
            <Part
              label={t('paragraph')}
              one={one?.paragraphReference}
              other={other?.paragraphReference}
            />
            <Part
              label={t('ask')}
              one={one?.ask && asks(one.ask)}
              other={other?.ask && asks(other.ask)}
            />
            <Part
              label={tags('implementation')}
              one={one?.implementation}
              other={other?.implementation}
              lang={other ? lang : before.language}
            />
            <Part label={tags('linked')} one={one?.linkedSymbol} other={other?.linkedSymbol} />
            <Part label={t('topics')} one={topicLine(one)} other={topicLine(other)} />
          </section>
        ),
      )}
      <Files before={before.attachments} after={after.attachments} />
    </div>
  )
}

/** Statements as they read; where they differ in their Markdown alone, as they were written. */
function statements(before = '', after = '') {
  const [one, other] = [wordsOf(before), wordsOf(after)]
  return one === other ? { one: before, other: after } : { one, other }
}

type PartProps = { label: string; one?: string | null; other?: string | null; lang?: string }

function Part({ label, one, other, lang }: PartProps) {
  if ((one ?? '') === (other ?? '')) return null
  return (
    <div>
      <p className="muted small">{label}</p>
      <div lang={lang} dir="auto" className={styles.plain}>
        <Differences of={differencesOf(one ?? '', other ?? '')} />
      </div>
    </div>
  )
}

function Files({ before, after }: { before: VersionFile[]; after: VersionFile[] }) {
  const t = useTranslations('inputs.comparison')
  const attachments = useTranslations('attachments')
  const changes = fileChanges(before, after)
  if (changes.every(({ change }) => change === 'same')) return null
  return (
    <section className="stack">
      <h3>{attachments('title')}</h3>
      <ul>
        {changes.map(({ change, file, was }) => (
          <li key={file.hash}>
            <bdi>{file.name ?? attachments('unnamed', { number: file.number })}</bdi>{' '}
            <span className="muted">{t(`files.${change}`)}</span> {was && <bdi>{was}</bdi>}
          </li>
        ))}
      </ul>
    </section>
  )
}
