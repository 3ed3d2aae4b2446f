import type { Segment } from '@/lib/search/rules'
import styles from './passage.module.css'

/** Where the words stand, each marked; the text may be of any language and script. */
export function Passage({ segments, lang }: { segments: Segment[]; lang: string }) {
  return (
    <p className={styles.passage} lang={lang} dir="auto">
      {segments.map(({ text, hit }, index) => {
        const key = `${index} ${text}`
        return hit ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>
      })}
    </p>
  )
}
