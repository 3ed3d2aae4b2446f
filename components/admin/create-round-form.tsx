'use client'
import { ActionForm } from '@/components/ui/action-form'
import { createRound } from '@/lib/rounds/actions'
import { createRoundSchema } from '@/lib/rounds/schema'

type CreateRoundFormProps = {
  submit: string
  defaultValues: Record<string, unknown>
  children: React.ReactNode
}

/** The form that creates a round, asking the browser the very questions that the server asks. */
export function CreateRoundForm({ submit, defaultValues, children }: CreateRoundFormProps) {
  return (
    <ActionForm
      action={createRound}
      schema={createRoundSchema}
      submit={submit}
      defaultValues={defaultValues}
    >
      {children}
    </ActionForm>
  )
}
