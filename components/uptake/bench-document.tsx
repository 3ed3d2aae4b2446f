import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import styles from './bench.module.css'
import { BenchParagraph, type BenchText } from './bench-paragraph'
import type { Places } from './bench-places'
import type { BenchPoint } from './bench-state'

type BenchDocumentProps = {
  revision: { name: string; language: string; title: string }
  previous: string | null
  places: Places
  texts: ReadonlyMap<string, BenchText>
  suggestions: NonNullable<BenchPoint['loaded']>['suggestions']
  notes: readonly string[]
  linked: readonly string[]
  cursor: string | null
  disabled: boolean
  find: string
  /** Fields of the address that the search keeps. */
  kept: [name: string, value: string][]
  onFind: (text: string) => void
  onFound: () => void
  onLink: (id: string) => void
  onPlace: (id: string) => void
}

/** The revision's text beside the point: what was looked for, what is suggested or linked, and the rest. */
export function BenchDocument(props: BenchDocumentProps) {
  const { revision, previous, places, texts, suggestions, linked, cursor, find } = props
  const t = useTranslations('bench.document')
  const list = (ids: readonly string[]) => (
    <ul className={styles.texts}>
      {ids.map((id) => {
        const paragraph = texts.get(id)
        if (!paragraph) return null
        if (paragraph.heading)
          return (
            <li key={id} className={styles.heading} lang={revision.language} dir="auto">
              {paragraph.text}
            </li>
          )
        const suggestion = suggestions.find((one) => one.id === id)
        return (
          <BenchParagraph
            key={id}
            paragraph={paragraph}
            lang={revision.language}
            linked={linked.includes(id)}
            cursor={cursor === id}
            why={suggestion?.why ?? NONE}
            found={suggestion && suggestion.to > 0 ? suggestion : null}
            previous={previous}
            disabled={props.disabled}
            onLink={props.onLink}
            onPlace={props.onPlace}
          />
        )
      })}
    </ul>
  )
  return (
    <>
      <search>
        <form
          className={styles.find}
          onSubmit={(event) => {
            event.preventDefault()
            props.onFound()
          }}
        >
          {props.kept.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <label htmlFor="find">{t('find')}</label>
          <input
            id="find"
            name="find"
            type="search"
            dir="auto"
            value={find}
            onChange={(event) => props.onFind(event.target.value)}
          />
          <Button type="submit">{t('show')}</Button>
        </form>
      </search>
      {places.found && (
        <section aria-labelledby="found">
          <h3 id="found" role="status">
            {t('found', { count: places.found.length })}
          </h3>
          {list(places.found)}
        </section>
      )}
      <section aria-labelledby="suggested">
        <h3 id="suggested">{t('suggested')}</h3>
        {props.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        {list(places.first)}
      </section>
      {places.rest.length > 0 && (
        <section aria-labelledby="whole">
          <h3 id="whole">{t('whole', { revision: revision.name })}</h3>
          {list(places.rest)}
        </section>
      )}
    </>
  )
}

const NONE: readonly string[] = []
