import { useTranslations } from 'next-intl'
import type { TemplateView } from '@/lib/workbench/template-views'
import { TemplateInsert } from './template-insert'

/** Templates, each named with the outcomes that it fits. */
export function useNamedTemplates(templates: readonly TemplateView[]) {
  const outcomes = useTranslations('enums.outcome')
  return templates.map(({ id, title, text, outcomes: fits }) => ({
    ...{ id, title, text },
    label: fits.length > 0 ? `${title} (${fits.map((one) => outcomes(one)).join(', ')})` : title,
  }))
}

type TemplateFieldProps = { templates: TemplateView[]; reference: string; revision: string }

/** The templates of a stream beside a reason. */
export function TemplateField({ templates, ...place }: TemplateFieldProps) {
  return <TemplateInsert {...place} templates={useNamedTemplates(templates)} />
}
