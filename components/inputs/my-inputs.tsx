import { useLocale, useTranslations } from 'next-intl'
import { Day } from '@/components/ui/day'
import type { MyInputRow } from '@/lib/inputs/views'

const statusOf = (input: MyInputRow) => {
  if (input.withdrawnOn) return 'withdrawn'
  if (input.attribution === 'moderators_only') return 'hidden'
  if (!input.published) return 'held'
  return input.answered > 0 ? 'answered' : 'public'
}

/** What was submitted, each with a sentence on where it stands, and its receipt. */
export function MyInputs({ inputs }: { inputs: MyInputRow[] }) {
  const t = useTranslations('inputs.me')
  const locale = useLocale()
  return (
    <ul className="ruled plain-list">
      {inputs.map((input) => {
        const href = `/${locale}/rounds/${input.roundSlug}/inputs/${input.reference}`
        return (
          <li key={input.reference}>
            <a href={href} lang={input.language} dir="auto">
              {input.title ?? input.reference}
            </a>
            <p>{t(`status.${statusOf(input)}`, { answered: input.answered })}</p>
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
            </p>
          </li>
        )
      })}
    </ul>
  )
}
