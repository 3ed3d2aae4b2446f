'use client'
import { use, useEffect, useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { FormContext } from '@/components/ui/form-context'
import { labelsIn } from '@/components/ui/labels'
import { SubmitButton } from '@/components/ui/submit-button'
import { saveAbout, saveAttribution, savePoint } from '@/lib/inputs/actions'
import { saveAboutSchema, saveAttributionSchema, savePointSchema } from '@/lib/inputs/schema'
import { Autosave } from './autosave'
import { ConflictChoices } from './conflict-choices'
import type { Held } from './use-autosave'

const pages = {
  about: { action: saveAbout, schema: saveAboutSchema },
  points: { action: savePoint, schema: savePointSchema },
  attribution: { action: saveAttribution, schema: saveAttributionSchema },
}

type DraftFormProps = {
  page: keyof typeof pages
  draft: string
  /** Who looks: text that can't be saved is kept for nobody else. */
  member: string
  /** Chosen values as the page names them. */
  words?: Record<string, string>
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
  const { page, draft, member, words, was, from, labels, children } = props
  // What the page saved by itself, where it did: an ordinary save must not take that for somebody else's.
  const [held, hold] = useState<Held>()
  const number = props.number === undefined ? undefined : (held?.number ?? props.number)
  return (
    <ActionForm {...pages[page]} compares>
      <input type="hidden" name="draft" value={draft} />
      {number !== undefined && <input type="hidden" name="number" value={number} />}
      {from && <input type="hidden" name="from" value={from} />}
      <Was was={was} held={held} hold={hold} />
      <ConflictChoices labels={labelsIn(children)} words={words} />
      {children}
      <Autosave {...{ page, draft, member, number, hold }} />
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

type WasProps = { was: Record<string, string>; held?: Held; hold: (held: Held) => void }

/** After a conflict the form knows what it was told of, so that saving again is a decision. */
function Was({ was, held, hold }: WasProps) {
  const form = use(FormContext)
  const changed = form?.changed
  const told = Object.fromEntries((changed ?? []).map(({ field, to }) => [field, to]))
  const now = { ...(held?.was ?? sentIn(form?.values.was) ?? was), ...told }
  const json = JSON.stringify(now)
  // It stays told when a later answer is about something else.
  useEffect(() => {
    if (changed?.length) hold({ was: JSON.parse(json), number: held?.number })
  }, [changed, json, hold, held?.number])
  return <input type="hidden" name="was" value={json} />
}

/** What a form that came back had been sent with; without a script that is all that remembers it. */
function sentIn(json: unknown): Record<string, string> | null {
  try {
    return typeof json === 'string' ? JSON.parse(json) : null
  } catch {
    return null
  }
}
