import styles from './definition-list.module.css'

type DefinitionListProps = { items: { term: string; detail: React.ReactNode }[] }

/** Terms and what they hold here, as in the particulars of a document. */
export function DefinitionList({ items }: DefinitionListProps) {
  return (
    <dl className={styles.list}>
      {items.map(({ term, detail }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  )
}
