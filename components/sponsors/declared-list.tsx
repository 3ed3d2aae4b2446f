import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Day } from '@/components/ui/day'
import { SubmitButton } from '@/components/ui/submit-button'
import { endAlignment } from '@/lib/sponsors/alignment-actions'
import type { AlignmentRow } from '@/lib/sponsors/views'

/** What the focal point's organisations have declared on an input, each to be ended. */
export function DeclaredList({ declared }: { declared: AlignmentRow[] }) {
  const t = useTranslations('sponsors.align')
  if (declared.length === 0) return null
  return (
    <section className="stack" aria-labelledby="declared">
      <h2 id="declared">{t('standing')}</h2>
      <ul className="ruled plain-list">
        {declared.map(({ id, organisation, kind, explanation, day }) => (
          <li key={id} className="stack">
            <p>
              <bdi>{organisation}</bdi>: {t(kind)} (<Day at={day} />)
            </p>
            {explanation && <p dir="auto">{explanation}</p>}
            <ActionForm action={endAlignment}>
              <input type="hidden" name="alignment" value={id} />
              <SubmitButton kind="secondary">
                {t('end')}
                <span className="visually-hidden">{`: ${t('endOf', { organisation, kind: t(kind) })}`}</span>
              </SubmitButton>
            </ActionForm>
          </li>
        ))}
      </ul>
    </section>
  )
}
