import { useLocale, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { InputView } from '@/lib/inputs/views'
import { dateLocale } from '@/lib/platform/i18n'

/** What a reader must know before the text: withdrawn, not public, not the version in force, corrected. */
export function StandingNotice({ input, address }: { input: InputView; address: string }) {
  const t = useTranslations('inputs.page')
  const locale = dateLocale(useLocale())
  const { withdrawnOn, version, versions } = input
  const dayText = (at: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at))
  if (withdrawnOn) {
    const day = dayText(withdrawnOn)
    const how = input.recording.inError ? 'inError' : 'withdrawn'
    return <Notice kind="warning">{<p>{t(how, { day })}</p>}</Notice>
  }
  const standing = versions.findLast(({ kind }) => kind !== 'correction')?.number ?? 1
  const corrections = versions.filter(
    ({ kind, number }) => kind === 'correction' && number !== version.number,
  )
  const hidden = input.attribution === 'moderators_only'
  const reader = input.own ? 'moderatorsOnlyOwn' : input.moderated ? 'moderatorsOnly' : 'shared'
  const why = hidden ? reader : 'heldOwn'
  const { disowned } = input.recording
  return (
    <>
      {disowned && (
        <Notice kind="warning" title={t('disownedTitle')}>
          <p>
            {t('disowned', { day: dayText(disowned.day) })}{' '}
            {disowned.reason && (
              <span dir="auto">{t('disownedReason', { reason: disowned.reason })}</span>
            )}
          </p>
        </Notice>
      )}
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
              <span key={number}>
                <a href={`${address}?version=${number}`}>{t('versionLink', { number })}</a> ·{' '}
                <a href={`${address}/versions?from=${standing}&to=${number}`}>
                  {t('whatChanged', { number })}
                </a>{' '}
              </span>
            ))}
          </p>
        </Notice>
      )}
    </>
  )
}
