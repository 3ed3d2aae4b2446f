import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { DraftView } from '@/lib/inputs/draft-views'
import { contentExcess } from '@/lib/inputs/limits'
import { useLostText } from './copy-form'

/** Of a draft that is a copy: what did not come along, and that nothing was cut. */
export function CopiedNotice({ draft: { content, copiedFrom, limits } }: { draft: DraftView }) {
  const t = useTranslations('inputs.copy')
  const lost = useLostText()
  const { dropped } = content
  if (!dropped) return null
  const over = Object.keys(contentExcess(content, limits)).length > 0
  return (
    <Notice
      kind={dropped.length > 0 || over ? 'warning' : 'plain'}
      title={copiedFrom ? t('of', { reference: copiedFrom }) : t('copy')}
    >
      {dropped.length > 0 ? (
        <>
          <p>{t('dropped')}</p>
          <ul>
            {dropped.map((loss) => (
              <li key={loss.point} dir="auto">
                {lost(loss)}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t('whole')}</p>
      )}
      {over && <p>{t('overDraft')}</p>}
    </Notice>
  )
}
