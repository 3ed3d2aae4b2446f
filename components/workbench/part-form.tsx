import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { bylineText } from '@/lib/inputs/byline-text'
import { partFromCluster, rejoinCluster } from '@/lib/workbench/cluster-actions'
import type { ClusterAuthor, ClusterView } from '@/lib/workbench/cluster-views'
import { AuthorLine } from './cluster-list'

/** Says that a point is not the same as the others, and takes that back. */
export function PartForm({ cluster }: { cluster: ClusterView }) {
  const t = useTranslations('moderate.clusters')
  const root = useTranslations()
  const { members, excluded, revision } = cluster
  const [middle, ...others] = members
  const nameOf = ({ reference, number, byline }: ClusterAuthor) =>
    `${root('moderate.pointOf', { reference, number })} · ${byline ? bylineText(byline, root) : t('moderatorsOnly')}`
  const address = (of?: string) => (
    <>
      <input type="hidden" name="of" value={of} />
      <input type="hidden" name="document" value={revision.documentSlug} />
      <input type="hidden" name="revision" value={revision.slug} />
    </>
  )
  return (
    <section aria-labelledby="not-the-same" className="stack">
      <h2 id="not-the-same">{t('part')}</h2>
      <p>{t('partHint')}</p>
      <ActionForm action={partFromCluster} of="part" submit={t('partOut')}>
        {address(middle?.pointId)}
        <SelectField
          name="point"
          label={t('partPoint')}
          required
          placeholder=""
          options={[...others, ...(middle ? [middle] : [])].map((member) => ({
            value: member.pointId,
            label: nameOf(member),
          }))}
        />
      </ActionForm>
      {excluded.length > 0 && (
        <>
          <h3>{t('excluded', { count: excluded.length })}</h3>
          <ul className="ruled">
            {excluded.map((author) => (
              <li key={author.pointId}>
                <p>
                  <AuthorLine author={author} />
                </p>
                <ActionForm action={rejoinCluster} of={author.pointId}>
                  <input type="hidden" name="point" value={author.pointId} />
                  {address(middle?.pointId)}
                  <SubmitButton kind="quiet">{t('rejoin')}</SubmitButton>
                </ActionForm>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
