import { ForgetDrafts } from '@/components/inputs/forget-drafts'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { signOut, signOutEverywhere } from '@/lib/sessions/actions'

/** Signs out here. */
export function SignOutForm({ text }: { text: string }) {
  return (
    <ActionForm action={signOut}>
      <ForgetDrafts />
      <SubmitButton>{text}</SubmitButton>
    </ActionForm>
  )
}

/** Signs out on all devices. */
export function SignOutEverywhereForm({ text }: { text: string }) {
  return (
    <ActionForm action={signOutEverywhere}>
      <ForgetDrafts />
      <SubmitButton kind="secondary">{text}</SubmitButton>
    </ActionForm>
  )
}
