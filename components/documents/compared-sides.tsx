// biome-ignore-all lint/a11y/noRedundantRoles: a narrow screen changes `display`, which takes a table's roles away
import { useTranslations } from 'next-intl'
import { anchorOf } from '@/lib/documents/anchor'
import type { Difference } from '@/lib/documents/differences'
import type { ComparedRevision, ParagraphView } from '@/lib/documents/views'
import { direction } from '@/lib/platform/i18n'
import type { Row } from './change-words'
import { ChangeMarks } from './compared-text'
import styles from './comparison.module.css'
import { Differences } from './differences'

type ComparedSidesProps = {
  rows: Row[]
  before: ComparedRevision
  after: ComparedRevision
  steps: number
}

/**
 * Two revisions side by side, the earlier where a line of the text begins: what went is struck out in one, what
 * came underlined in the other. A narrow screen puts one below the other, each under its name.
 */
export function ComparedSides({ rows, before, after, steps }: ComparedSidesProps) {
  const t = useTranslations('documents.change')
  return (
    <table className={`${styles.sides} bleed`} role="table" dir={direction(after.language)}>
      <caption className="visually-hidden">
        {t('sides', { before: before.name, after: after.name })}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          {[before, after].map(({ base, name }) => (
            <th key={base} scope="col" role="columnheader">
              <bdi>{name}</bdi>
            </th>
          ))}
          <th scope="col" role="columnheader" dir="auto">
            {t('what')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => {
          const shown = row.paragraph ?? row.origins[0]
          if (!shown) return null
          const anchor = anchorOf(shown.label)
          return (
            <tr key={shown.id} id={row.paragraph ? anchor : `gone-${anchor}`} role="row">
              <Side of={before} paragraphs={row.origins} words={row.differences} without="added" />
              <Side
                of={after}
                paragraphs={row.paragraph ? [row.paragraph] : []}
                words={row.differences}
                without="removed"
              />
              <td role="cell" className={styles.marks} dir="auto">
                <ChangeMarks row={row} steps={steps} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

type SideProps = {
  of: ComparedRevision
  paragraphs: ParagraphView[]
  words: Difference[]
  without: Difference['kind']
}

/** What one of the two revisions says, with its own numbers. */
function Side({ of, paragraphs, words, without }: SideProps) {
  const t = useTranslations('documents.change')
  const [first] = paragraphs
  return (
    <td role="cell" data-label={of.name}>
      {first ? (
        <div
          className={`outcome-text ${styles.text}`}
          lang={of.language}
          dir={direction(of.language)}
          data-heading={first.kind === 'heading' || undefined}
        >
          {paragraphs.map(
            ({ number, label }) =>
              number && (
                <a
                  key={label}
                  href={`${of.base}#${encodeURIComponent(anchorOf(label))}`}
                  className={styles.number}
                >
                  <bdi dir={direction(of.language)}>{number}</bdi>
                </a>
              ),
          )}{' '}
          <Differences of={words.filter(({ kind }) => kind !== without)} />
        </div>
      ) : (
        <p className="muted" dir="auto">
          {t('absent')}
        </p>
      )}
    </td>
  )
}
