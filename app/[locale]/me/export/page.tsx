import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/ui/page'
import { getViewer } from '@/lib/platform/viewer'

const PARTS = ['account', 'written', 'answers', 'declared', 'told', 'done'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inputs.export'))('title') }
}

/** What a member's export holds and what it leaves out, and the file itself. */
export default async function Export({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params
  const viewer = await getViewer()
  if (!viewer.member) redirect(`/${locale}/sign-in?callbackUrl=/me/export`)
  const t = await getTranslations('inputs.export')
  return (
    <Page
      title={t('title')}
      lead={<p>{t('lead')}</p>}
      breadcrumb={[{ href: `/${locale}/me`, label: t('back') }]}
    >
      <h2>{t('holds')}</h2>
      <ul>
        {PARTS.map((part) => (
          <li key={part}>{t(`parts.${part}`)}</li>
        ))}
      </ul>
      <h2>{t('without')}</h2>
      <p>{t('withoutText')}</p>
      <p>{t('safe')}</p>
      <p>
        <a href="/api/exports/me" download>
          {t('file')}
        </a>
      </p>
    </Page>
  )
}
