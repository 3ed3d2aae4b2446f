import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { InputView } from '@/lib/inputs/views'
import { dateLocale } from '@/lib/platform/i18n'

/** What a reader must know before the text: withdrawn, not public, not the version in force, corrected. */
export function StandingNotice({ input, address }: { input: InputView; address: string }) {
  const t = useTranslations('inputs.page')
  const locale = dateLocale(useLocale())
  const { withdrawnOn, version, versions } = input
  if (withdrawnOn) {
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(withdrawnOn),
    )
    return <Notice kind="warning">{<p>{t('withdrawn', { day })}</p>}</Notice>
  }
  const standing = versions.findLast(({ kind }) => kind !== 'correction')?.number ?? 1
  const corrections = versions.filter(
    ({ kind, number }) => kind === 'correction' && number !== version.number,
  )
  const hidden = input.attribution === 'moderators_only'
  const why = hidden ? (input.own ? 'moderatorsOnlyOwn' : 'moderatorsOnly') : 'heldOwn'
  return (
    <>
      {(hidden || !input.published) && (
        <Notice kind="warning" title={t('notPublic')}>
          <p>{t(why)}</p>
        </Notice>
      )}
      {version.number !== standing && (
        <Notice kind="plain">
          <p>
            {t('notStanding', { number: version.number, current: standing })}{' '}
            <a href={address}>{t('version', { number: standing, kind: t('standing') })}</a>
          </p>
        </Notice>
      )}
      {version.number === standing && corrections.length > 0 && (
        <Notice kind="plain">
          <p>
            {t('correction')}{' '}
            {corrections.map(({ number }) => (
              <a key={number} href={`${address}?version=${number}`}>
                {t('versionLink', { number })}
              </a>
            ))}
          </p>
        </Notice>
      )}
    </>
  )
}
