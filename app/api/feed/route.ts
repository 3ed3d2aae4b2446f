import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { defineRoute } from '@/lib/doors/route'
import { env } from '@/lib/platform/env'
import { locales, routing } from '@/lib/platform/i18n'
import { atom } from '@/lib/summaries/atom'
import { listNews, type News } from '@/lib/summaries/data'
import { canReadSummary } from '@/lib/summaries/policy'

const pathOf = ({ kind, roundSlug, documentSlug, revisionSlug, number }: News) => {
  const round = `/rounds/${roundSlug}`
  if (kind === 'round') return round
  if (kind === 'summary') return `${round}/summary/${number}`
  return `${round}/documents/${documentSlug}?revision=${revisionSlug}`
}

/** New rounds, published uptake and summaries for feed readers, in the language of `locale`. */
export const GET = defineRoute({
  schema: z.strictObject({ locale: z.enum(locales).default(routing.defaultLocale) }),
  load: async () => ({ news: await listNews() }),
  rule: canReadSummary,
  run: async ({ permit, input: { locale } }) => {
    const { news } = permit.subject as { news: News[] }
    const t = await getTranslations({ locale, namespace: 'rounds.feed' })
    const at = (path: string) => new URL(path, env().NEXTAUTH_URL).href
    const feed = atom({
      id: at('/api/feed'),
      self: at(`/api/feed?locale=${locale}`),
      href: at(`/${locale}`),
      lang: locale,
      title: t('title'),
      updated: news[0]?.at ?? new Date(0),
      entries: news.map((item) => ({
        id: `urn:uuid:${item.id}`,
        updated: item.at,
        title: t(item.kind, {
          title: item.title,
          document: item.document ?? '',
          revision: item.revision ?? '',
          number: item.number ?? 0,
        }),
        href: at(`/${locale}${pathOf(item)}`),
        summary: [item.demonstration, item.text].filter(Boolean).join('\n'),
      })),
    })
    return new Response(feed, {
      headers: { 'content-type': 'application/atom+xml; charset=utf-8' },
    })
  },
})
