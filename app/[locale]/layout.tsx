// First, because it sets the order of the layers.
import '@/app/styles/global.css'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { hasLocale, NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations, setRequestLocale } from 'next-intl/server'
import { preloadFace } from '@/app/styles/preload'
import { SecondFactorLine } from '@/components/sessions/second-factor-line'
import { Footer } from '@/components/ui/footer'
import { Masthead } from '@/components/ui/masthead'
import { Notice } from '@/components/ui/notice'
import { accountName } from '@/lib/platform/account-name'
import { direction, localeNames, locales, routing } from '@/lib/platform/i18n'
import { readsInOwnLanguage } from '@/lib/platform/messages'
import { getViewer, type Viewer } from '@/lib/platform/viewer'
import styles from './layout.module.css'

type LayoutProps = { children: React.ReactNode; params: Promise<{ locale: string }> }

const languages = locales.map((code) => ({ code, name: localeNames[code] }))

/** The texts that components in the browser need; all others stay on the server. */
const forTheBrowser = ['ui', 'errors', 'refusals', 'forms']

/** The title's pattern and the description of pages that have none of their own. */
export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) return {}
  const t = await getTranslations({ locale, namespace: 'layout' })
  return {
    title: { template: '%s · Uptake', default: 'Uptake' },
    description: t('purpose'),
    referrer: 'same-origin',
  }
}

/**
 * The shell of every page, in the reader's language and direction. Where its texts are not translated
 * yet, the body says so and is marked as English, so that it is set and read aloud as such.
 */
export default async function Layout({ children, params }: LayoutProps) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) notFound()
  setRequestLocale(locale)
  preloadFace(locale)
  const [t, told, recording, sessions, messages, own, viewer] = await Promise.all([
    getTranslations('layout'),
    getTranslations('notifications'),
    getTranslations('onBehalf'),
    getTranslations('sessions'),
    getMessages(),
    readsInOwnLanguage(locale),
    getViewer(),
  ])
  const link = (path: string, key: string) => ({ href: `/${locale}${path}`, label: t(key) })
  return (
    <html lang={locale} dir={direction(locale)}>
      <body>
        <NextIntlClientProvider
          messages={Object.fromEntries(forTheBrowser.map((name) => [name, messages[name] ?? {}]))}
        >
          <Masthead
            languages={languages}
            links={[
              link('', 'rounds'),
              link('/organisations', 'organisations'),
              ...placesOf(viewer).map((place) => link(...place)),
              ...(viewer.organises.length > 0 && viewer.moderates.length === 0
                ? [
                    {
                      href: `/${locale}/moderate`,
                      label: recording('recording'),
                      lang: own ? undefined : 'en',
                    },
                  ]
                : []),
            ]}
            account={
              viewer.member
                ? {
                    name: viewer.member.name ?? accountName(viewer.member, sessions),
                    links: [
                      {
                        href: `/${locale}/me/notifications`,
                        // Counted up to a hundred.
                        label:
                          viewer.unread < 100
                            ? told('masthead', { count: viewer.unread })
                            : told('mastheadMany'),
                        lang: own ? undefined : 'en',
                      },
                      link('/me/sessions', 'mySessions'),
                      link('/sign-out', 'signOut'),
                    ],
                  }
                : { signIn: link('/sign-in', 'signIn') }
            }
          />
          {!own && (
            <aside className={styles.fallback} aria-label={t('language')}>
              <Notice kind="plain">
                <p>{t('notTranslated')}</p>
              </Notice>
            </aside>
          )}
          {viewer.secondFactorDue && <SecondFactorLine locale={locale} own={own} />}
          <main id="main" tabIndex={-1} lang={own ? undefined : 'en'} dir={own ? undefined : 'ltr'}>
            {children}
          </main>
          <Footer links={[]} />
        </NextIntlClientProvider>
        <script src="/local-time.js" defer />
      </body>
    </html>
  )
}

/** Where this viewer can go besides the public pages. */
function placesOf(viewer: Viewer): [path: string, key: string][] {
  const places: [string, string][] = []
  if (viewer.member) places.push(['/me', 'me'])
  if (viewer.moderates.length > 0) places.push(['/moderate', 'moderate'])
  if (viewer.admin || viewer.auditor) places.push(['/admin', 'admin'])
  return places
}
