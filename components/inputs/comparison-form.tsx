import { useTranslations } from 'next-intl'
import buttons from '@/components/ui/button.module.css'
import fields from '@/components/ui/field.module.css'
import type { VersionView } from '@/lib/inputs/views'

type ComparisonFormProps = { versions: VersionView[]; from: number; to: number }

/** Chooses the two versions to compare; a plain form, so that it needs no script. */
export function ComparisonForm({ versions, from, to }: ComparisonFormProps) {
  const t = useTranslations('inputs')
  return (
    <form className="stack">
      {(['from', 'to'] as const).map((name) => (
        <p key={name}>
          <label htmlFor={`compare-${name}`} className={fields.label}>
            {t(`comparison.${name}`)}
          </label>
          <select
            id={`compare-${name}`}
            name={name}
            defaultValue={name === 'from' ? from : to}
            className={fields.control}
          >
            {versions.map(({ number, kind }) => (
              <option key={number} value={number}>
                {t('page.version', { number, kind: t(`receipt.kind.${kind}`) })}
              </option>
            ))}
          </select>
        </p>
      ))}
      <p>
        <button type="submit" className={buttons.button}>
          {t('comparison.compare')}
        </button>
      </p>
    </form>
  )
}
