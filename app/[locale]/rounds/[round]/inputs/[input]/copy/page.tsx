import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CopyForm } from '@/components/inputs/copy-form'
import { Page } from '@/components/ui/page'
import { copyOf } from '@/lib/inputs/copy'
import { getCopied } from '@/lib/inputs/copy-data'
import { contentExcess } from '@/lib/inputs/limits'
import { canCopyInput } from '@/lib/inputs/policy'
import { getViewer } from '@/lib/platform/viewer'
import type { InputParams } from '../open-input'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inputs.copy'))('title') }
}

/** Where an input's text may go as a draft, and what of it would not come along to each. */
export default async function Copy({ params }: { params: InputParams }) {
  const { locale, input: reference, round } = await params
  const viewer = await getViewer()
  const input = await getCopied(viewer, reference)
  if (!input || input.roundSlug !== round || !canCopyInput(viewer, input)) notFound()
  const t = await getTranslations('inputs.copy')
  const targets = input.streams.map((stream) => {
    const content = copyOf(input, stream)
    const excess = Object.keys(contentExcess(content, stream.limits))
    return { stream, dropped: content.dropped ?? [], over: excess.length > 0 }
  })
  return (
    <Page
      title={t('title')}
      symbol={reference}
      breadcrumb={[{ href: `/${locale}/me`, label: t('back') }]}
      lead={<p>{t('lead')}</p>}
    >
      {targets.length > 0 ? (
        <CopyForm
          reference={reference}
          files={input.files}
          targets={targets}
          formKey={randomUUID()}
        />
      ) : (
        <p>{t('none')}</p>
      )}
    </Page>
  )
}
