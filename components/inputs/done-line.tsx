import { useTranslations } from 'next-intl'
import { StatusLine } from '@/components/ui/status-line'

/** What has just been done, by the `done` of the address; nothing for a word that has no sentence. */
export function DoneLine({ done }: { done?: string }) {
  const t = useTranslations('done')
  return done && /^\w+$/.test(done) && t.has(done) ? (
    <StatusLine kind="done">{t(done)}</StatusLine>
  ) : null
}
