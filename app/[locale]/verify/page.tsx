import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { CheckedForm } from '@/components/ui/checked-form'
import { Day } from '@/components/ui/day'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { TextField } from '@/components/ui/text-field'
import { verify } from '@/lib/inputs/verify'
import type { Verified } from '@/lib/inputs/verify-data'
import { cutText } from '@/lib/kernel/text'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('verify'))('title'), robots: { index: false } }
}

const text = (value: unknown) => (typeof value === 'string' ? cutText(value, 200) : '')

/** Where anybody who holds a receipt checks it against the record. */
export default async function Verify({ params, searchParams }: Props) {
  const { locale } = await params
  const asked = await searchParams
  const t = await getTranslations('verify')
  const fields = { reference: text(asked.reference), hash: text(asked.hash) }
  const told = asked.hash === undefined ? null : await verify(fields)
  const faults = Object.entries((told?.ok === false && told.fieldErrors) || {})
  return (
    <Page title={t('title')} lead={<p>{t('lead')}</p>}>
      {told?.ok && <Finding found={told.value} locale={locale} />}
      {told?.ok === false && told.code === 'RATE_LIMITED' && (
        <Notice kind="warning">
          <p>{t('limited')}</p>
        </Notice>
      )}
      <CheckedForm
        action={`/${locale}/verify`}
        className="stack"
        faults={Object.fromEntries(faults.map(([name, [code]]) => [name, code ?? 'invalid']))}
      >
        <TextField
          name="reference"
          label={t('reference')}
          hint={t('referenceHint')}
          defaultValue={fields.reference}
          required
        />
        <TextField
          name="hash"
          label={t('hash')}
          hint={t('hashHint')}
          defaultValue={fields.hash}
          required
        />
        <div>
          <Button type="submit" kind="primary">
            {t('submit')}
          </Button>
        </div>
      </CheckedForm>
      <h2>{t('howTitle')}</h2>
      <p>{t('how')}</p>
      <p>
        <code>sha256sum FILE</code> · <code>shasum -a 256 FILE</code> ·{' '}
        <code>certutil -hashfile FILE SHA256</code>
      </p>
      <p>{t('bounds')}</p>
    </Page>
  )
}

async function Finding({ found, locale }: { found: Verified | null; locale: string }) {
  const t = await getTranslations('verify')
  const kinds = await getTranslations('inputs.receipt.kind')
  if (!found)
    return (
      <Notice kind="warning" title={t('noMatch')}>
        <p>{t('noMatchText')}</p>
      </Notice>
    )
  const { number, kind, reference, roundSlug, roundTitle, day } = found
  const page = `/${locale}/rounds/${roundSlug}/inputs/${reference}?version=${number}`
  return (
    <Notice kind="plain" title={t('match')}>
      <p>
        {t('matchText', { number, kind: kinds(kind), round: roundTitle })} <Day at={day} />.
      </p>
      <p>
        <a href={page}>{t('page', { reference })}</a>
      </p>
    </Notice>
  )
}
