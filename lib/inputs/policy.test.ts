import { describe, expect, test, vi } from 'vitest'
import type { Viewer } from '@/lib/platform/viewer'

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => undefined }) }))

const { visitor } = await import('@/lib/platform/viewer')
const policy = await import('./policy')

type Role = 'drafter' | 'submitter' | 'focal_point'
const as = (change: object): Viewer => ({ ...visitor(), ...change }) as Viewer
const member = (id: string) => ({ id, email: `${id}@example.org`, name: id, locale: 'en' })
const delegate = (role: Role, id: string = role, organisation = 'ours') =>
  as({ member: member(id), organisations: [{ id: organisation, name: organisation, role }] })

const readers = {
  visitor: visitor(),
  unverified: as({ member: member('unverified') }),
  drafter: delegate('drafter'),
  submitter: delegate('submitter'),
  focal_point: delegate('focal_point'),
  author: delegate('submitter', 'author'),
  drafting_author: delegate('drafter', 'author'),
  author_who_left: as({ member: member('author') }),
  other_organisation: delegate('focal_point', 'other', 'theirs'),
  moderator: as({ member: member('moderator'), moderates: ['stream'] }),
  moderator_elsewhere: as({ member: member('elsewhere'), moderates: ['another'] }),
  admin: as({ member: member('admin'), admin: true }),
  auditor: as({ member: member('auditor'), auditor: true }),
}
type Reader = keyof typeof readers

const ours = { organisationId: 'ours', memberId: 'someone', individuals: true }
const own = { organisationId: null, memberId: 'unverified', individuals: true }
const input = { organisationId: 'ours', authorId: 'author', moderatorsOnly: false }
const delegates: Reader[] = ['drafter', 'submitter', 'focal_point', 'author', 'drafting_author']
const senders: Reader[] = ['submitter', 'focal_point', 'author']

const table: [string, (viewer: Viewer) => boolean, Reader[]][] = [
  ['start for ours', (v) => policy.canStartDraft(v, ours), delegates],
  ['save ours', (v) => policy.canSaveDraft(v, ours), delegates],
  ['discard ours', (v) => policy.canDiscardDraft(v, ours), delegates],
  ['submit ours', (v) => policy.canSubmitInput(v, ours), senders],
  ['save own', (v) => policy.canSaveDraft(v, own), ['unverified']],
  ['submit own', (v) => policy.canSubmitInput(v, own), ['unverified']],
  [
    'submit own where no persons are',
    (v) => policy.canSubmitInput(v, { ...own, individuals: false }),
    [],
  ],
  ['revise', (v) => policy.canReviseInput(v, input), delegates],
  ['withdraw', (v) => policy.canWithdrawInput(v, input), senders],
  [
    'attribute',
    (v) => policy.canAttributeInput(v, input),
    [...senders, 'drafting_author', 'author_who_left'],
  ],
  [
    'revise hidden',
    (v) => policy.canReviseInput(v, { ...input, moderatorsOnly: true }),
    ['author', 'drafting_author'],
  ],
  [
    'withdraw hidden',
    (v) => policy.canWithdrawInput(v, { ...input, moderatorsOnly: true }),
    ['author'],
  ],
  [
    'withdraw what was recorded on behalf',
    (v) => policy.canWithdrawInput(v, { ...input, authorId: null }),
    [],
  ],
  [
    'publish',
    (v) => policy.canPublishInput(v, { streamId: 'stream', interested: false }),
    ['moderator'],
  ],
  [
    'publish with an interest',
    (v) => policy.canPublishInput(v, { streamId: 'stream', interested: true }),
    [],
  ],
]

describe.each(table)('%s', (_act, allows, allowed) => {
  test.each(Object.keys(readers) as Reader[])('%s', (reader) => {
    expect(allows(readers[reader])).toBe(allowed.includes(reader))
  })
})
