import { useLocale, useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import { myStatus } from '@/lib/inputs/my-status'
import { canCopyInput, canReviseInput, canWithdrawInput } from '@/lib/inputs/policy'
import type { MyInputRow } from '@/lib/inputs/views'
import type { Viewer } from '@/lib/platform/viewer'

type Awaited = { reference: string; closesAt: Date | null }
type MyInputsProps = { inputs: MyInputRow[]; viewer: Viewer; replies: Awaited[] }

/** What was submitted, each with a sentence on where it stands, its receipt, and what can be done with it. */
export function MyInputs({ inputs, viewer, replies }: MyInputsProps) {
  const awaited = new Map(replies.map((reply) => [reply.reference, reply]))
  return (
    <ul className="ruled plain-list">
      {inputs.map((input) => (
        <MyInput
          key={input.reference}
          input={input}
          viewer={viewer}
          reply={awaited.get(input.reference)}
        />
      ))}
    </ul>
  )
}

type MyInputProps = { input: MyInputRow; viewer: Viewer; reply: Awaited | undefined }

function MyInput({ input, viewer, reply }: MyInputProps) {
  const t = useTranslations('inputs.me')
  const locale = useLocale()
  const href = `/${locale}/rounds/${input.roundSlug}/inputs/${input.reference}`
  const { organisationId, authorId } = input
  const authored = {
    organisationId,
    authorId,
    moderatorsOnly: input.attribution === 'moderators_only',
  }
  const standing = input.authored && !input.withdrawnOn
  return (
    <li>
      <a href={href} lang={input.language} dir="auto">
        {input.title ?? input.reference}
      </a>
      <p>
        {t(`status.${myStatus(input)}`, { answered: input.answered, points: input.pointCount })}
        {reply && (
          <>
            {' '}
            <a href={`${href}#uptake`}>
              {t(reply.closesAt ? 'awaitedUntil' : 'awaited')}
              {reply.closesAt && (
                <>
                  {' '}
                  <Day at={reply.closesAt} time />
                </>
              )}
            </a>
          </>
        )}
      </p>
      <p className="muted small">
        {input.reference} · {input.roundTitle}
        {input.day && (
          <>
            {' · '}
            <Day at={input.day} />
          </>
        )}
        {input.authored && (
          <>
            {' · '}
            <a href={`${href}/receipt`}>{t('receipt')}</a>
          </>
        )}
        {standing && canReviseInput(viewer, authored) && (
          <>
            {' · '}
            <a href={`${href}#own-input`}>{t('revise')}</a>
          </>
        )}
        {canCopyInput(viewer, { ...authored, withdrawn: input.withdrawnOn !== null }) && (
          <>
            {' · '}
            <a href={`${href}/copy`}>{t('copy')}</a>
          </>
        )}
        {standing && canWithdrawInput(viewer, authored) && (
          <>
            {' · '}
            <a href={`${href}/withdraw`}>{t('withdraw')}</a>
          </>
        )}
      </p>
    </li>
  )
}
