import { useLocale, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { decideClaim } from '@/lib/inputs/claim-actions'
import { inputPath } from '@/lib/inputs/rules'

type ClaimRow = {
  claimId: string
  reference: string
  roundSlug: string
  title: string
  claimant: string
  speaker: string
}

/** Persons who say that a recorded input is theirs; a moderator of the pillar knows them or asks them. */
export function ClaimRows({ claims }: { claims: ClaimRow[] }) {
  const t = useTranslations('onBehalf.claims')
  const locale = useLocale()
  if (claims.length === 0) return <p>{t('none')}</p>
  return claims.map((claim) => (
    <section key={claim.claimId} className="stack">
      <h3>
        <a href={`/${locale}${inputPath(claim)}`} dir="auto">
          {claim.title}
        </a>
      </h3>
      <p>{t('says', { claimant: claim.claimant || t('nameless'), speaker: claim.speaker })}</p>
      <ActionForm action={decideClaim}>
        <input type="hidden" name="claim" value={claim.claimId} />
        <p>
          <SubmitButton name="decision" value="confirm">
            {t('confirm')}
          </SubmitButton>{' '}
          <SubmitButton kind="secondary" name="decision" value="decline">
            {t('decline')}
          </SubmitButton>
        </p>
      </ActionForm>
    </section>
  ))
}
