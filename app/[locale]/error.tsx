'use client'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Page } from '@/components/ui/page'

type ErrorProps = { error: unknown; retry: () => void }

/** A fault of ours. The reference leads to the entry in the server's log; the cause stays there. */
export default function PageError({ error, retry }: ErrorProps) {
  const t = useTranslations('errors.fault')
  const reference = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  return (
    <Page title={t('title')}>
      <title>{`${t('title')} · Uptake`}</title>
      <p>{t('text')}</p>
      {reference && <p className="muted">{t('reference', { reference })}</p>}
      <p>
        <Button type="button" onClick={retry}>
          {t('retry')}
        </Button>
      </p>
    </Page>
  )
}
