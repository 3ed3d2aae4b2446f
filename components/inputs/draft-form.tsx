'use client'
import { use } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { FormContext } from '@/components/ui/form-context'
import { SubmitButton } from '@/components/ui/submit-button'
import { saveAbout, saveAttribution, savePoint } from '@/lib/inputs/actions'
import { saveAboutSchema, saveAttributionSchema, savePointSchema } from '@/lib/inputs/schema'

const pages = {
  about: { action: saveAbout, schema: saveAboutSchema },
  points: { action: savePoint, schema: savePointSchema },
  attribution: { action: saveAttribution, schema: saveAttributionSchema },
}

type DraftFormProps = {
  page: keyof typeof pages
  draft: string
  /** What the fields hold on the server while the page is shown. */
  was: Record<string, string>
  /** Which point; 0 for a new one. */
  number?: number
  /** Set where a "Change" link of the check page led here. */
  from?: string
  labels: { continue: string; later: string; another?: string; preview?: string }
  children: React.ReactNode
}

/** One page of a draft. "Later" and "preview" keep it as it is; the other buttons ask that it be complete. */
export function DraftForm(props: DraftFormProps) {
  const { page, draft, was, number, from, labels, children } = props
  return (
    <ActionForm {...pages[page]}>
      <input type="hidden" name="draft" value={draft} />
      {number !== undefined && <input type="hidden" name="number" value={number} />}
      {from && <input type="hidden" name="from" value={from} />}
      <Was was={was} />
      {children}
      <div className="row">
        <SubmitButton name="next" value="continue">
          {labels.continue}
        </SubmitButton>
        {labels.another && (
          <SubmitButton name="next" value="another" kind="secondary">
            {labels.another}
          </SubmitButton>
        )}
        {labels.preview && (
          <SubmitButton name="next" value="preview" kind="secondary" formNoValidate>
            {labels.preview}
          </SubmitButton>
        )}
        <SubmitButton name="next" value="later" kind="secondary" formNoValidate>
          {labels.later}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}

/** After a conflict the form knows what it was told of, so that saving again is a decision. */
function Was({ was }: { was: Record<string, string> }) {
  const changed = use(FormContext)?.changed ?? []
  const now = { ...was, ...Object.fromEntries(changed.map(({ field, to }) => [field, to])) }
  return <input type="hidden" name="was" value={JSON.stringify(now)} />
}
