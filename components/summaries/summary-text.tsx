import { useTranslations } from 'next-intl'
import type { SummaryContent } from '@/lib/summaries/views'
import styles from './summary-text.module.css'

const PARTS = ['asked', 'said', 'did'] as const

/** We asked, you said, we did: pillar by pillar. */
export function SummaryText({
  content,
}: {
  content: Pick<SummaryContent, 'introduction' | 'sections'>
}) {
  const t = useTranslations('summaries')
  return (
    <>
      {content.introduction && <Passage text={content.introduction} />}
      {content.sections.map((section) => (
        <section key={section.pillarKey}>
          <h2>{section.pillarTitle}</h2>
          <dl className={styles.parts}>
            {PARTS.map((part) => (
              <div key={part}>
                <dt>{t(part)}</dt>
                <dd className="outcome-text">
                  <Passage text={section[part]} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  )
}

/** Text as it was typed: an empty line parts paragraphs. */
export function Passage({ text }: { text: string }) {
  return text.split(/\n{2,}/).map((paragraph) => (
    <p key={paragraph} dir="auto" className={styles.passage}>
      {paragraph}
    </p>
  ))
}
