import { useTranslations } from 'next-intl'
import { RoundHead } from '@/components/rounds/round-head'
import { Citation } from '@/components/ui/citation'
import { Day } from '@/components/ui/day'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import type { RoundView } from '@/lib/rounds/views'
import type { SummaryView } from '@/lib/summaries/views'
import { SummaryFigures } from './summary-figures'
import { Passage, SummaryText } from './summary-text'

type PublishedSummaryProps = {
  round: RoundView
  summary: SummaryView
  locale: string
  /** Scheme and host of this installation. */
  site: string
}

/** A summary as it was published, with its figures, method, address and hash. */
export function PublishedSummary({ round, summary, locale, site }: PublishedSummaryProps) {
  const t = useTranslations('summaries')
  const { content, figures, number, signatures, hash, publishedOn, numbers } = summary
  const base = `/${locale}/rounds/${round.slug}/summary`
  const address = new URL(`${base}/${number}`, site).href
  const file = `/api/exports/rounds/${round.slug}/summary/${number}`
  const json = { href: `${file}?format=json`, label: t('json') }
  const csv = { href: `${file}?format=csv`, label: t('csv') }
  return (
    <Page
      title={content.title}
      symbol={round.symbol ?? undefined}
      revision={t('number', { number })}
      dir="auto"
    >
      <RoundHead round={round} locale={locale} />
      <p className="small muted">
        {t('publishedOn')} <Day at={publishedOn} />. {t('signatures', { count: signatures })}.
      </p>
      {signatures < 2 && <Notice kind="warning">{t('signatures', { count: signatures })}</Notice>}
      <SummaryText content={content} />
      <SummaryFigures figures={figures} download={csv} />
      <section>
        <h2>{t('method')}</h2>
        {content.method && <Passage text={content.method} />}
        <p>{t('methodText')}</p>
      </section>
      <p>
        <a href={`/${locale}/rounds/${round.slug}/publications`}>{t('publications')}</a>
      </p>
      <Citation
        items={[
          {
            label: t('cite'),
            text: `${content.title}. ${round.title}, ${publishedOn}. ${address}`,
          },
          { label: t('permanent'), text: address },
          { label: t('hash'), text: hash },
        ]}
        downloads={[json, csv]}
      />
      {numbers.length > 1 && (
        <nav aria-label={t('earlier')}>
          <h2>{t('earlier')}</h2>
          <ul className="plain-list row">
            {numbers.map((one) => (
              <li key={one}>
                <a href={`${base}/${one}`} aria-current={one === number ? 'page' : undefined}>
                  {t('number', { number: one })}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </Page>
  )
}
