'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { SelectField } from '@/components/ui/choice-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { filled, type TemplateView } from '@/lib/workbench/template-views'

type TemplateInsertProps = {
  templates: (Pick<TemplateView, 'id' | 'title' | 'text'> & { label: string })[]
  /** What stands for {reference} and {revision}; {paragraphs} are those ticked in the form. */
  reference: string
  revision: string
}

/**
 * Puts the text of a template where the cursor is in the reason of the form at hand. Without a script its button
 * sends the form, which comes back with the text in it.
 */
export function TemplateInsert({ templates, reference, revision }: TemplateInsertProps) {
  const t = useTranslations('forms.template')
  const box = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState('')
  if (templates.length === 0) return null
  const insert = (event: React.MouseEvent) => {
    const form = box.current?.closest('form')
    const chosen = new FormData(form ?? undefined).get('template')
    const template = templates.find(({ id }) => id === chosen)
    const area = form?.querySelector<HTMLTextAreaElement>('textarea[name="reason"]')
    if (!form || !template || !area) return
    event.preventDefault()
    // Those of the form, wherever they stand on the page.
    const paragraphs = [...form.elements]
      .filter((box) => box.matches('input[name="paragraphs"]:checked'))
      .map((box) => (box as HTMLInputElement).dataset.paragraph ?? '')
      .join(', ')
    area.focus()
    const text = filled(template.text, { reference, revision, paragraphs })
    // The old command alone keeps the browser's undo; where it is gone the text still arrives.
    if (!document.execCommand('insertText', false, text)) {
      area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
      area.dispatchEvent(new Event('input', { bubbles: true }))
    }
    setSaid(t('inserted', { title: template.title }))
  }
  return (
    <div ref={box} className="stack">
      <SelectField
        name="template"
        label={t('choose')}
        required
        placeholder={t('none')}
        options={templates.map(({ id, label }) => ({ value: id, label }))}
      />
      <p className="row">
        {/* What the Enter key in a field does: it sends the form as it is, and inserts nothing. */}
        <button type="submit" hidden />
        <span onClickCapture={insert}>
          <SubmitButton kind="secondary" name="step" value="insert" formNoValidate>
            {t('insert')}
          </SubmitButton>
        </span>
        <span role="status">{said}</span>
      </p>
    </div>
  )
}
