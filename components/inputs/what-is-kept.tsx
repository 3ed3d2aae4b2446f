import { useTranslations } from 'next-intl'

const lines = {
  is: ['address', 'name', 'texts', 'day'],
  not: ['network', 'reading', 'mail'],
  safer: ['account', 'pseudonym', 'level', 'leave'],
} as const

/** What the platform keeps of a person who writes here, in plain words; folded away. */
export function WhatIsKept() {
  const t = useTranslations('inputs.kept')
  return (
    <details>
      <summary>{t('title')}</summary>
      {Object.entries(lines).map(([part, keys]) => (
        <section key={part} className="stack" aria-labelledby={`kept-${part}`}>
          <h3 id={`kept-${part}`}>{t(`${part}.title`)}</h3>
          <ul>
            {keys.map((key) => (
              <li key={key}>{t(`${part}.${key}`)}</li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  )
}
