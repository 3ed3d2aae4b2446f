import { rule } from '@/lib/platform/permit'
import type { Viewer } from '@/lib/platform/viewer'

/** All of one's own at once; oneself, in any role or none. */
export const canExportMine = rule(
  'member.export',
  (viewer: Viewer, of: { memberId: string }) => viewer.member?.id === of.memberId,
)

/** Exports that one member may make in an hour: each reads all that they wrote. */
export const exportLimits = (memberId: string) => [
  { name: 'export-member', key: memberId, points: 12, seconds: 3600 },
]
