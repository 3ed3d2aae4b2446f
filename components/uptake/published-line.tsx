import { useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'

/** Says since when something is published, and when one person did so alone. */
export function PublishedLine(props: { on: string; signatures: number | null }) {
  const t = useTranslations('uptake')
  return (
    <>
      {t.rich('publishedOn', { day: () => <Day at={props.on} /> })}
      {props.signatures === 1 && <> {t('signedAlone')}</>}
      {props.signatures === null && <> {t('compiled')}</>}
    </>
  )
}
