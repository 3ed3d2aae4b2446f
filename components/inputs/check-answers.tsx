import { useTranslations } from 'next-intl'
import { fieldId } from '@/components/ui/field-id'
import type { DraftView } from '@/lib/inputs/draft-views'
import { fieldsAs } from '@/lib/inputs/rules'
import { languageName } from '@/lib/platform/i18n'
import styles from './check-answers.module.css'
import { StatementText } from './statement-text'

type Row = {
  name: string
  label: string
  text: string
  page: string
  field: string
  free?: boolean
}

/** Every answer of a draft beside a link that changes it; errors of the submission lead to those links. */
export function CheckAnswers({ draft, base }: { draft: DraftView; base: string }) {
  const t = useTranslations()
  const { content, topics } = draft
  const row = (page: string, field: string, text: string, prefix = '', free = false): Row => ({
    name: prefix + field,
    label: t(`forms.fields.${field}`),
    text,
    page,
    field,
    free,
  })
  const label = (group: string, value: string) =>
    value && t.has(`enums.${group}.${value}`) ? t(`enums.${group}.${value}`) : value
  // In the words of the page where it was chosen.
  const plainly = (level: string) => {
    const own = `inputs.attribution.self.${level}`
    const key = !draft.organisationId && t.has(own) ? own : `inputs.attribution.${level}`
    return t.has(key) ? t(key) : level
  }
  const about = [
    row('about', 'title', content.title, '', true),
    row('about', 'language', languageName(content.language)),
    ...(draft.inputId ? [] : [row('about', 'channel', label('channel', content.channel))]),
  ]
  const points = Array.from({ length: Math.max(1, content.points.length) }, (_, index) => {
    const page = `points/${index + 1}`
    return Object.entries(fieldsAs(page, content, topics)).map(([field, text]) =>
      field === 'ask'
        ? row(page, field, label('pointAsk', text), `points.${index}.`)
        : row(page, field, text, `points.${index}.`, field !== 'topics'),
    )
  })
  const level = content.attribution
  const named = draft.inputId ? [] : [row('attribution', 'attribution', level && plainly(level))]
  const groups = [
    { title: t('inputs.about.title'), rows: about },
    ...points.map((rows, index) => ({
      title: t('inputs.point.title', { number: index + 1 }),
      rows,
    })),
    ...(named.length ? [{ title: t('inputs.attribution.title'), rows: named }] : []),
  ]
  return groups.map(({ title, rows }) => (
    <section key={title}>
      <h2>{title}</h2>
      <dl className={styles.answers}>
        {rows.map(({ name, label: term, text, page, field, free }) => (
          <div key={name}>
            <dt>{term}</dt>
            <dd lang={free && text ? content.language : undefined} dir={free ? 'auto' : undefined}>
              {field === 'statement' && text ? <StatementText text={text} /> : text}
              {!text && <span className="muted">{t('inputs.check.none')}</span>}
            </dd>
            <dd>
              <a
                id={fieldId(name)}
                href={`${base}/${page}?from=check#${fieldId(field)}`}
                aria-label={t('inputs.check.changeOf', { field: term })}
              >
                {t('inputs.check.change')}
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ))
}
