import { useTranslations } from 'next-intl'
import type { TemplateView } from '@/lib/workbench/template-views'
import { TemplateInsert } from './template-insert'

type TemplateFieldProps = { templates: TemplateView[]; reference: string; revision: string }

/** The templates of a stream beside a reason, each named with the outcomes that it fits. */
export function TemplateField({ templates, ...place }: TemplateFieldProps) {
  const outcomes = useTranslations('enums.outcome')
  const named = templates.map(({ id, title, text, outcomes: fits }) => ({
    ...{ id, title, text },
    label: fits.length > 0 ? `${title} (${fits.map((one) => outcomes(one)).join(', ')})` : title,
  }))
  return <TemplateInsert {...place} templates={named} />
}
