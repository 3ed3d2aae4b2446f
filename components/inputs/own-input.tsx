import { randomUUID } from 'node:crypto'
import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { reviseInput } from '@/lib/inputs/author-actions'
import {
  canAttributeInput,
  canCopyInput,
  canReviseInput,
  canWithdrawInput,
} from '@/lib/inputs/policy'
import type { InputView } from '@/lib/inputs/views'
import type { Viewer } from '@/lib/platform/viewer'

type OwnInputProps = { input: InputView; viewer: Viewer; locale: string }

/** What the author's side can do with an input: new version, receipt, attribution, withdrawal. */
export function OwnInput({ input, viewer, locale }: OwnInputProps) {
  const t = useTranslations('inputs.page')
  const { reference, organisationId, authorId } = input
  const authored = {
    organisationId,
    authorId,
    moderatorsOnly: input.attribution === 'moderators_only',
  }
  const base = `/${locale}/rounds/${input.roundSlug}/inputs/${reference}`
  const copy = canCopyInput(viewer, { ...authored, withdrawn: input.withdrawnOn !== null }) && (
    <a href={`${base}/copy`}>{t('copy')}</a>
  )
  if (!input.authorId) return null
  if (input.withdrawnOn) return copy && <p>{copy}</p>
  return (
    <section className="stack no-print" aria-labelledby="own-input">
      <h2 id="own-input">{t('yours')}</h2>
      {canReviseInput(viewer, authored) && (
        <ActionForm action={reviseInput} formKey={randomUUID()}>
          <input type="hidden" name="reference" value={reference} />
          <SubmitButton kind="secondary">{t('edit')}</SubmitButton>
        </ActionForm>
      )}
      <ul className="plain-list">
        <li>
          <a href={`${base}/receipt`}>{t('receipt')}</a>
        </li>
        {copy && <li>{copy}</li>}
        {canAttributeInput(viewer, authored) && (
          <li>
            <a href={`${base}/attribution`}>{t('attribution')}</a>
          </li>
        )}
        {canWithdrawInput(viewer, authored) && !authored.moderatorsOnly && (
          <li>
            <a href={`${base}/sponsors`}>{t('sponsorsLink')}</a>
          </li>
        )}
        {canWithdrawInput(viewer, authored) && (
          <li>
            <a href={`${base}/withdraw`}>{t('withdraw')}</a>
          </li>
        )}
      </ul>
    </section>
  )
}
