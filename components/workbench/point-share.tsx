'use client'
import type { PointShare as Shared } from '@/lib/workbench/views'
import { AssignForm } from './assign-form'
import { Notes } from './notes'
import type { SendShare } from './share-post'

type PointShareProps = {
  share: Shared
  point: string
  member: string
  queue: string
  zone: string
  /** A UUID made with the page, for its own point. */
  formKey: string | null
  send: SendShare
  /** Another point stands in its place: what was shared is read here, and goes on there. */
  replaced: boolean
}

/** What the moderators of a stream share on a point: who takes care of it, and their notes. */
export function PointShare(props: PointShareProps) {
  const { share, point, member, queue, send, replaced } = props
  return (
    <>
      {!replaced && (
        <AssignForm
          share={share}
          point={point}
          member={member}
          queue={queue}
          send={send('assign')}
        />
      )}
      <Notes
        notes={share.notes}
        point={point}
        member={member}
        queue={queue}
        zone={props.zone}
        formKey={props.formKey}
        send={send}
        replaced={replaced}
      />
    </>
  )
}
