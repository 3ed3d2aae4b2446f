import { useLocale, useTranslations } from 'next-intl'
import { Byline } from '@/components/inputs/byline'
import { Day } from '@/components/ui/day'
import { anchorOf } from '@/lib/documents/anchor'
import type { InputHit, ParagraphHit } from '@/lib/search/views'
import styles from './hits.module.css'
import { Passage } from './passage'

type HitsProps = { hits: (InputHit | ParagraphHit)[] }

/** What was found, each with where it stands and the passage that holds the words. */
export function Hits({ hits }: HitsProps) {
  return (
    <ol className="ruled plain-list">
      {hits.map((hit) =>
        hit.type === 'inputs' ? (
          <InputFound key={`${hit.reference} ${hit.point}`} hit={hit} />
        ) : (
          <ParagraphFound
            key={`${hit.roundSlug} ${hit.documentSlug} ${hit.revisionSlug} ${hit.label}`}
            hit={hit}
          />
        ),
      )}
    </ol>
  )
}

/** A point of an input, with who spoke as far as the reader is told. */
function InputFound({ hit }: { hit: InputHit }) {
  const t = useTranslations('search')
  const rows = useTranslations('inputs.row')
  const href = `/${useLocale()}/rounds/${hit.roundSlug}/inputs/${hit.reference}#point-${hit.point}`
  return (
    <li>
      <a className={styles.title} href={href}>
        <span lang={hit.language} dir="auto">
          {hit.title}
        </span>
        , {t('point', { number: hit.point })}
      </a>
      <Passage segments={hit.passage} lang={hit.language} />
      <p className={styles.facts}>
        <Byline byline={hit.byline} />
        {hit.sponsors > 0 && <span>{rows('sponsors', { count: hit.sponsors })}</span>}
        <span>{hit.pillarTitle}</span>
        <bdi>{hit.roundTitle}</bdi>
        {hit.day && <Day at={hit.day} />}
        <bdi>{hit.reference}</bdi>
        {hit.provenance && <strong>{t(hit.provenance)}</strong>}
        {!hit.published && <strong>{t('notPublic')}</strong>}
      </p>
    </li>
  )
}

/** A paragraph of an outcome document, with the revision it stands in. */
function ParagraphFound({ hit }: { hit: ParagraphHit }) {
  const t = useTranslations('search')
  const document = `/${useLocale()}/rounds/${hit.roundSlug}/documents/${hit.documentSlug}`
  return (
    <li>
      <a
        className={styles.title}
        href={`${document}?revision=${hit.revisionSlug}#${anchorOf(hit.label)}`}
      >
        <bdi>{hit.documentTitle}</bdi>, <bdi>{hit.revisionName}</bdi>,{' '}
        {hit.number ? t('paragraph', { number: hit.label }) : t('unnumbered')}
      </a>
      <Passage segments={hit.passage} lang={hit.language} />
      <p className={styles.facts}>
        <bdi>{hit.roundTitle}</bdi>
        {hit.provenance && <strong>{t(hit.provenance)}</strong>}
      </p>
    </li>
  )
}
