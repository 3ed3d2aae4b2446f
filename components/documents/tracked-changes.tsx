import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/button'
import { differencesOf } from '@/lib/documents/differences'
import { parseParagraphs } from '@/lib/documents/paragraphs'
import type { ImportView } from '@/lib/documents/views'
import { Differences } from './differences'

/** What somebody chose for a file's tracked changes, where they have. */
export const changesOf = (asked: string | undefined) =>
  (['accepted', 'rejected'] as const).find((one) => one === asked)

type TrackedChangesProps = {
  held: ImportView
  /** The address of the page that asks. */
  here: string
  /** The address of the form without a file. */
  stop: string
}

/** Asks what becomes of a file's tracked changes, and shows them; nothing is stored by any answer. */
export function TrackedChanges({ held, here, stop }: TrackedChangesProps) {
  const t = useTranslations('forms.revision.tracked')
  const count = (text: string) => t('count', { count: parseParagraphs(text).paragraphs.length })
  return (
    <div className="stack">
      <h2>{t('title')}</h2>
      <p>{t('lead')}</p>
      <p className="row">
        <LinkButton href={`${here}&changes=accepted`} kind="primary">
          {t('accept')}
        </LinkButton>
        <span className="muted">{count(held.text)}</span>
      </p>
      <p className="row">
        <LinkButton href={`${here}&changes=rejected`}>{t('reject')}</LinkButton>
        <span className="muted">{count(held.rejected ?? '')}</span>
      </p>
      <p>
        <LinkButton href={stop} kind="quiet">
          {t('stop')}
        </LinkButton>
      </p>
      <details>
        <summary>{t('differences')}</summary>
        <div className="outcome-text pre-line" lang={held.fields.language} dir="auto">
          <Differences of={differencesOf(held.rejected ?? '', held.text)} />
        </div>
      </details>
    </div>
  )
}
