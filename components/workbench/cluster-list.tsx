import { useFormatter, useTranslations } from 'next-intl'
import { Byline } from '@/components/inputs/byline'
import { Pager } from '@/components/ui/pager'
import { Tabs } from '@/components/ui/tabs'
import styles from '@/components/uptake/queue-rows.module.css'
import { lineOf } from '@/lib/inputs/markdown'
import type { RoundView, StreamView } from '@/lib/rounds/views'
import type { ClusterAuthor, ClusterList as List } from '@/lib/workbench/cluster-views'

/** Characters of a text by which a moderator knows it again. */
const SHOWN = 400
/** So many submitters are named in a line; all of them in a list to be opened. */
const NAMED = 6

export type ClustersAddress = { stream: string; document: string; revision: string }

/** The address of the clusters of a stream beside a revision. */
export const clustersHref = (base: string, at: ClustersAddress, after?: string): string =>
  `${base}/clusters?${new URLSearchParams({ ...at, ...(after && { after }) })}`

type ClusterListProps = {
  list: List
  base: string
  at: ClustersAddress
  streams: StreamView[]
  documents: RoundView['documents']
  isLater: boolean
}

/** Points that say the same, the largest groups first, each leading to its page. */
export function ClusterList({ list, base, at, streams, documents, isLater }: ClusterListProps) {
  const t = useTranslations('moderate.clusters')
  const format = useFormatter()
  const { document, revision } = at
  return (
    <>
      <Tabs
        label={t('streams')}
        items={streams.map(({ pillarKey, pillarTitle }) => ({
          href: clustersHref(base, { ...at, stream: pillarKey }),
          label: pillarTitle,
          current: pillarKey === at.stream,
        }))}
      />
      <Tabs
        label={t('revisions')}
        items={documents.flatMap(({ slug, title, revisions }) =>
          revisions.map((one) => ({
            href: clustersHref(base, { ...at, document: slug, revision: one.slug }),
            label: documents.length > 1 ? `${title}, ${one.name}` : one.name,
            current: slug === document && one.slug === revision,
          })),
        )}
      />
      <p className="muted">
        {t('searched', {
          points: list.searched.points,
          at: format.dateTime(list.searched.at, {
            dateStyle: 'medium',
            timeStyle: 'short',
            timeZone: 'UTC',
          }),
        })}
      </p>
      {list.clusters.length === 0 && <p>{t('none')}</p>}
      <ol className="ruled">
        {list.clusters.map((cluster) => (
          <li key={cluster.id} className={styles.row}>
            <div className="stack">
              <h2>
                <a
                  href={`${base}/clusters/${cluster.id}?${new URLSearchParams({ document, revision })}`}
                >
                  {t('size', { count: cluster.size })}
                </a>
              </h2>
              {cluster.statement === null ? (
                <p>{t('restricted')}</p>
              ) : (
                <p lang={cluster.language} dir="auto">
                  {lineOf(cluster.statement, SHOWN)}
                </p>
              )}
              <Authors authors={cluster.authors} />
            </div>
            <p className={styles.state}>
              {t('decided', { decided: cluster.decided, points: cluster.size })}
            </p>
          </li>
        ))}
      </ol>
      <Pager
        count={20}
        nextHref={list.next ? clustersHref(base, at, list.next) : undefined}
        firstHref={isLater ? clustersHref(base, at) : undefined}
      />
    </>
  )
}

function Authors({ authors }: { authors: ClusterAuthor[] }) {
  const t = useTranslations('moderate.clusters')
  const rows = (shown: ClusterAuthor[]) => (
    <ul className="plain-list small muted">
      {shown.map((author) => (
        <li key={author.pointId}>
          <AuthorLine author={author} />
        </li>
      ))}
    </ul>
  )
  if (authors.length <= NAMED) return rows(authors)
  return (
    <>
      {rows(authors.slice(0, NAMED))}
      <details>
        <summary>{t('moreAuthors', { count: authors.length - NAMED })}</summary>
        {rows(authors.slice(NAMED))}
      </details>
    </>
  )
}

/** Who submitted a point, as far as a list tells. */
export function AuthorLine({ author }: { author: ClusterAuthor }) {
  const t = useTranslations('moderate')
  return (
    <>
      {author.byline ? <Byline byline={author.byline} /> : t('clusters.moderatorsOnly')}
      {' · '}
      {t('pointOf', { reference: author.reference, number: author.number })}
    </>
  )
}
