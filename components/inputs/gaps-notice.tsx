import { useTranslations } from 'next-intl'
import { fieldId } from '@/components/ui/field-id'
import { useErrorText } from '@/components/ui/form-errors'
import { Notice } from '@/components/ui/notice'
import type { Gap } from '@/lib/inputs/rules'

/** What keeps a draft from being submitted, each linked to the field where it is mended. */
export function GapsNotice({ gaps, base }: { gaps: Gap[]; base: string }) {
  const t = useTranslations()
  const errorText = useErrorText()
  const where = ({ page, field }: Gap) => {
    const point = page.startsWith('points/')
      ? `${t('inputs.point.title', { number: Number(page.slice(7)) })}: `
      : ''
    return point + (t.has(`forms.fields.${field}`) ? t(`forms.fields.${field}`) : field)
  }
  return (
    <Notice kind="warning" title={t('inputs.check.gaps')}>
      <ul>
        {gaps.map((gap) => (
          <li key={gap.name}>
            <a href={`${base}/${gap.page}?from=check#${fieldId(gap.field)}`}>
              {t('inputs.check.gap', {
                where: where(gap),
                problem: errorText(gap.code),
              })}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
