import { randomUUID } from 'node:crypto'
import type { PointDesk } from '@/lib/workbench/views'
import { AssignForm } from './assign-form'
import { Notes } from './notes'

type PointShareProps = { desk: PointDesk; point: string; queue: string; zone: string }

/** What the moderators of a stream share on a point: who takes care of it, and their notes. */
export function PointShare({ desk, point, queue, zone }: PointShareProps) {
  return (
    <>
      <AssignForm desk={desk} point={point} queue={queue} />
      <Notes notes={desk.notes} point={point} queue={queue} zone={zone} formKey={randomUUID()} />
    </>
  )
}
