// Over 250 lines: all that a row may say of a point is judged on one stage.
import { describe, expect, it } from 'vitest'
import { toMend } from './mend'
import type { DecisionCells } from './observation'
import { composeObservation } from './observation'
import { sheetWords } from './outcome-words'
import { stampOf } from './stamp'
import { decideUpload, judgeUpload, previewStamp } from './upload-rules'
import type { FileRow, UploadPoint } from './upload-views'

const words = sheetWords((outcome) => outcome.replaceAll('_', ' ').toUpperCase())
const paragraphs = [
  { id: 'p12', label: '12', number: '12.', depth: 0 },
  { id: 'p13a', label: '13(a)', number: '(a)', depth: 1 },
]
const point = (more: Partial<UploadPoint> = {}): UploadPoint => ({
  pointId: 'point',
  reference: 'GM26-AAAAAA',
  number: 1,
  moderatorsOnly: false,
  language: 'en',
  statement: 'Say so.',
  wording: null,
  standing: true,
  withdrawn: false,
  interested: false,
  record: null,
  earlier: [],
  ...more,
})
const record = (more: Partial<NonNullable<UploadPoint['record']>> = {}) => ({
  id: 'record',
  version: 3,
  outcome: 'noted' as const,
  reason: 'Heard.',
  carriedTo: null,
  labels: [],
  state: 'decided' as const,
  ratedBy: null,
  decidedBy: 'Another',
  decidedAt: '2026-11-01T10:00Z',
  publishedAt: null,
  ...more,
})
const NOTED: DecisionCells = { outcome: 'Noted', reason: 'Heard.', carriedTo: '', paragraphs: '' }
const NONE: DecisionCells = { outcome: '', reason: '', carriedTo: '', paragraphs: '' }
const row = (cells: Partial<DecisionCells>, more: Partial<FileRow> = {}): FileRow => ({
  row: 2,
  pointId: 'point',
  reference: null,
  stamp: null,
  cells,
  ...more,
})
const stamp = (of: UploadPoint['record'], written: DecisionCells) => {
  const [revision = '', seen = '', text = ''] = stampOf('revision', 'point', of, written).split('-')
  return { revision, seen, text }
}
const judge = (rows: FileRow[], of: UploadPoint = point()) =>
  judgeUpload(rows, {
    revisionId: 'revision',
    points: [of],
    paragraphs,
    words,
    withheld: 'Withheld',
  })
const one = (cells: Partial<DecisionCells>, of?: UploadPoint, more?: Partial<FileRow>) =>
  judge([row(cells, more)], of)[0]

describe('a row', () => {
  it('decides an undecided point, by word or key, with labels as people write them', () => {
    const typed = [
      'Partly\u00a0Reflected',
      'partly_reflected',
      'PARTLY  REFLECTED. ',
      'Partly–reflected',
    ]
    for (const outcome of typed)
      expect(one({ ...NOTED, outcome, paragraphs: 'paras. 12 and 13 (a)' })).toMatchObject({
        kind: 'new',
        becomes: {
          outcome: 'partly_reflected',
          labels: ['12', '13(a)'],
          paragraphs: ['p12', 'p13a'],
        },
      })
  })

  it('is refused in words for what is missing or not known', () => {
    const problems = (cells: Partial<DecisionCells>, of?: UploadPoint) =>
      one(cells, of)?.problems.map(({ field, code }) => `${field}: ${code}`)
    expect(problems({ ...NOTED, outcome: 'Heard' })).toEqual(['outcome: unknownOutcome'])
    expect(problems({ ...NOTED, outcome: 'Dropped' })).toEqual(['outcome: droppedElsewhere'])
    expect(problems({ ...NOTED, reason: '' })).toEqual(['reason: required'])
    expect(problems({ ...NONE, outcome: 'reflected' })).toEqual(['paragraphs: paragraphs_required'])
    expect(problems({ ...NONE, outcome: 'reflected', paragraphs: '12; 99' })).toEqual([
      'paragraphs: unknownParagraph',
    ])
    expect(problems({ ...NONE, outcome: 'reflected', paragraphs: '2026-03-04' })).toEqual([
      'paragraphs: paragraphDay',
    ])
    expect(problems({ ...NOTED, outcome: 'carried elsewhere' })).toEqual(['carriedTo: required'])
    expect(problems({ ...NOTED, reason: 'x'.repeat(4001) })).toEqual(['reason: tooLong'])
    expect(problems({ ...NOTED, reason: 'As { revision } says.' })).toEqual([
      'reason: unfilledPlaceholder',
    ])
    for (const reason of ['#####', '#REF!', 'Err:522', 'Los ????? dicen', 'L\ufffdtat'])
      expect(problems({ ...NOTED, reason })).toEqual(['reason: damaged'])
    expect(problems({ ...NOTED, reason: 'Really??? #1' })).toEqual([])
    const chinese = point({ record: record({ reason: '已考虑。' }) })
    expect(problems({ ...NOTED, reason: '????' }, chinese)).toEqual(['reason: damaged'])
    const mixed = point({ record: record({ reason: 'Σ: 已考虑' }) })
    expect(problems({ ...NOTED, reason: '?: ???' }, mixed)).toEqual(['reason: damaged'])
    expect(problems({ ...NOTED, reason: '?: no!' }, mixed)).toEqual([])
    expect(problems({ ...NONE, reason: 'So.' })).toEqual(['outcome: outcomeMissing'])
    const changed = { ...NOTED, reason: 'Otherwise.' }
    expect(problems(changed, point({ interested: true }))).toEqual(['point: OWN_INPUT'])
    expect(problems(changed, point({ standing: false }))).toEqual(['point: earlierVersion'])
    expect(problems(changed, point({ standing: false, withdrawn: true }))).toEqual([
      'point: withdrawnInput',
    ])
    expect(problems(changed, point({ record: record({ state: 'proposed' }) }))).toEqual([
      'point: PENDING_PUBLICATION',
    ])
    expect(problems(changed, point({ record: record({ ratedBy: 'An institute' }) }))).toEqual([
      'point: compiled',
    ])
    const unknown = judge([row(NOTED, { pointId: 'another' })])[0]
    expect(unknown).toMatchObject({ kind: 'refused', problems: [{ code: 'unknownPoint' }] })
  })

  it('shows what it says where only something is missing, and does not store it', () => {
    const refused = judge([row({ ...NONE, outcome: 'reflected', reason: 'So it is.' })])
    expect(refused).toMatchObject([{ kind: 'refused', becomes: { reason: 'So it is.' } }])
    const answer = decideUpload(refused, { choices: {}, withoutRefused: true })
    expect(answer).toMatchObject({ code: 'INCOMPLETE' })
  })

  it('changes what the file saw, corrects what is published, and leaves what says the same', () => {
    const now = record()
    const written = { stamp: stamp(now, NOTED) }
    const changed = { ...NOTED, reason: 'Weighed.' }
    expect(one(changed, point({ record: now }), written)?.kind).toBe('change')
    const published = record({ state: 'published' })
    expect(one(changed, point({ record: published }), written)?.kind).toBe('correct')
    expect(one(NOTED, point({ record: now }), written)?.kind).toBe('unchanged')
    expect(one({ ...NOTED, reason: 'Heard.\r\n' }, point({ record: now }))?.kind).toBe('unchanged')
    expect(one({ outcome: 'noted' }, point({ record: now }), written)?.kind).toBe('unchanged')
    expect(one({ ...NOTED, paragraphs: '99' }, point({ record: now }))?.kind).toBe('refused')
  })

  it('is a conflict where somebody decided otherwise meanwhile, and only if it was filled in', () => {
    const changed = { ...NOTED, reason: 'Weighed.' }
    const meanwhile = point({ record: record({ version: 4, reason: 'Otherwise.' }) })
    const written = { stamp: stamp(record(), NOTED) }
    expect(one(changed, meanwhile, written)).toMatchObject({ kind: 'conflict' })
    expect(one(NOTED, meanwhile, written)).toMatchObject({ kind: 'left', why: 'changedMeanwhile' })
    expect(one({ ...NOTED, reason: 'Otherwise.' }, meanwhile, written)?.kind).toBe('unchanged')
    // A correction is another record, which may have the version that was seen.
    const corrected = point({ record: record({ id: 'correction', reason: 'Otherwise.' }) })
    expect(one(changed, corrected, written)?.kind).toBe('conflict')
    const fresh = { stamp: stamp(null, NONE) }
    expect(one(changed, meanwhile, fresh)?.kind).toBe('conflict')
    expect(one(NONE, meanwhile, fresh)).toMatchObject({ kind: 'left', why: 'changedMeanwhile' })
    // A file that does not say what it saw has seen nothing.
    expect(one(changed, meanwhile)?.kind).toBe('conflict')
  })

  it('that says what is not of its point is a conflict, whatever else it says, and is not to be mended', () => {
    const says = { says: { statement: 'Another statement.' } }
    const doubts = [{ code: 'statement', detail: 'Another statement.' }]
    expect(one(NOTED, point(), says)).toMatchObject({ kind: 'conflict', doubts })
    expect(one({ ...NOTED, reason: '' }, point(), says)).toMatchObject({ kind: 'refused', doubts })
    const swapped = one(NOTED, point(), { reference: 'GM26-BBBBBB#1' })
    expect(swapped).toMatchObject({ kind: 'conflict', doubts: [{ code: 'reference' }] })
    expect(swapped?.meanwhile).toBeUndefined()
    const whole = { reference: 'GM26-AAAAAA#1', says: { statement: ' “Say\nso”' } }
    expect(one(NOTED, point(), whole)).toMatchObject({ kind: 'new', doubts: [] })
    // Beside a row that is the point's own it does not count as the same once more.
    const both = judge([row(NOTED), row(NOTED, { row: 7, ...says })])
    expect(both.map(({ kind }) => kind)).toEqual(['refused', 'refused'])
  })

  it('comes back to be completed with what names no paragraph, and not where it may be another point’s', () => {
    const cells = { ...NONE, outcome: 'reflected', paragraphs: '12; 99' }
    const refused = judge([row(cells)])
    expect(toMend(refused).get('point')).toMatchObject({ labels: ['12', '99'] })
    expect(toMend(judge([row(cells, { reference: 'GM26-BBBBBB#1' })])).size).toBe(0)
  })

  it('tells a stamp of another point from an older one of its own', () => {
    const foreign = { stamp: { ...stamp(null, NONE), seen: '00000000' } }
    const told = one(NOTED, point(), foreign)
    expect(told).toMatchObject({ kind: 'conflict', doubts: [{ code: 'stamp' }] })
    expect(told?.meanwhile).toBeUndefined()
    expect(one(NONE, point({ record: record() }), foreign)).toMatchObject({ why: 'otherStamp' })
    const changed = { ...NOTED, reason: 'Weighed.' }
    const older = { stamp: stamp(record({ version: 1 }), NOTED) }
    const now = point({ record: record() })
    expect(one(changed, now, older)).toMatchObject({ doubts: [], meanwhile: 'decided' })
    expect(one(changed, now)).toMatchObject({ doubts: [], meanwhile: 'unseen' })
    const undone = point({ earlier: [{ id: 'record', version: 2 }] })
    expect(one(changed, undone, older)).toMatchObject({ doubts: [], meanwhile: 'undone' })
  })

  it('may change the reason of what was dropped, which stands nowhere', () => {
    const dropped = record({ outcome: 'dropped', reason: 'It is gone.' })
    const written = { outcome: 'DROPPED', reason: 'It is gone.', carriedTo: '', paragraphs: '' }
    const seen = { stamp: stamp(dropped, written) }
    const changed = one(
      { ...written, reason: 'Chapter II went.', paragraphs: '12' },
      point({ record: dropped }),
      seen,
    )
    expect(changed).toMatchObject({
      kind: 'change',
      becomes: { outcome: 'dropped', paragraphs: [] },
    })
    expect(one(written, point({ record: dropped }), seen)?.kind).toBe('unchanged')
    const bare = one({ ...written, reason: '' }, point({ record: dropped }), seen)
    expect(bare?.problems).toEqual([{ field: 'reason', code: 'required' }])
  })

  it('of a decision that was taken back meanwhile is left, or asked about where it was filled in', () => {
    const written = { stamp: stamp(record(), NOTED) }
    const undone = point({ earlier: [{ id: 'record', version: 3 }] })
    expect(one(NOTED, undone, written)).toMatchObject({ kind: 'left', why: 'takenBack' })
    expect(one({ ...NOTED, reason: 'Weighed.' }, undone, written)).toMatchObject({
      kind: 'conflict',
      meanwhile: 'undone',
    })
  })

  it('written for another revision is refused, filled in or not', () => {
    const elsewhere = { stamp: { ...stamp(null, NONE), revision: 'other' } }
    expect(one(NOTED, point(), elsewhere)?.problems).toMatchObject([{ code: 'otherRevision' }])
    const now = point({ record: record() })
    const untouched = { stamp: { ...stamp(record(), NOTED), revision: 'other' } }
    expect(one(NOTED, now, untouched)?.problems).toMatchObject([{ code: 'otherRevision' }])
    expect(one(NONE, point(), elsewhere)).toMatchObject({ kind: 'left', why: 'empty' })
  })

  it('without an outcome takes nothing back', () => {
    const now = record()
    const cleared = one(NONE, point({ record: now }), { stamp: stamp(now, NOTED) })
    expect(cleared).toMatchObject({ kind: 'left', why: 'cleared' })
    expect(one(NONE)).toMatchObject({ kind: 'left', why: 'empty' })
  })

  it('tells where something filled in is not stored', () => {
    expect(one({ ...NOTED, carriedTo: 'DTG 2' })).toMatchObject({
      kind: 'new',
      unused: true,
      becomes: { carriedTo: '' },
    })
  })

  it('of a comment table may begin with what secretariats write', () => {
    const observed = (observation: string) =>
      judge([row({}, { pointId: null, reference: 'GM26-AAAAAA#1', observation })])[0]
    expect(observed('Accepted.\nParagraphs: 12')).toMatchObject({
      becomes: { outcome: 'reflected', reason: '' },
    })
    expect(observed('Not accepted: no room.')).toMatchObject({
      becomes: { outcome: 'not_reflected', reason: 'no room.' },
    })
    expect(observed('To be discussed')).toMatchObject({ problems: [{ code: 'unknownOutcome' }] })
    expect(one({ ...NOTED, outcome: 'Accepted' })).toMatchObject({ kind: 'refused' })
    const now = record()
    const untouched = row({}, { stamp: stamp(now, NOTED), observation: composeObservation(NOTED) })
    expect(judge([untouched], point({ record: now }))[0]?.kind).toBe('unchanged')
  })
})

describe('rows about one point', () => {
  it('that say the same count once, others are refused with all their numbers', () => {
    const cited = { pointId: null, reference: 'GM26-AAAAAA#1' }
    const same = judge([row(NOTED), row(NOTED, { row: 5, ...cited })])
    expect(same).toMatchObject([{ row: 2, repeats: [5], kind: 'new' }])
    const other = judge([row(NOTED), row({ ...NOTED, reason: 'No.' }, { row: 7 })])
    expect(other.map(({ kind }) => kind)).toEqual(['refused', 'refused'])
    expect(other[0]?.problems).toMatchObject([{ code: 'rowsDiffer', detail: '2, 7' }])
  })
})

describe('an application', () => {
  const meanwhile = point({ record: record({ version: 4 }) })
  const conflict = judge([row({ ...NOTED, reason: 'Weighed.' })], meanwhile)
  const refused = judge([row(NOTED), row({ ...NOTED, outcome: 'Heard' }, { row: 3, pointId: 'x' })])

  it('needs each conflict settled, and says who is left out', () => {
    const bare = { choices: {}, withoutRefused: false }
    expect(decideUpload(conflict, bare)).toMatchObject({
      fieldErrors: { 'choices.point': ['choose'] },
    })
    expect(decideUpload(conflict, { ...bare, choices: { point: 'file' } })).toMatchObject({
      value: [{ becomes: { reason: 'Weighed.' } }],
    })
    expect(decideUpload(conflict, { ...bare, choices: { point: 'leave' } })).toMatchObject({
      code: 'INCOMPLETE',
    })
    expect(decideUpload(refused, bare)).toMatchObject({
      fieldErrors: { withoutRefused: ['agree'] },
    })
    expect(decideUpload(refused, { ...bare, withoutRefused: true })).toMatchObject({
      value: [{ row: 2 }],
    })
  })

  it('is of one preview: another record, version or text is another', () => {
    const base = judge([row(NOTED)])
    expect(previewStamp(judge([row(NOTED)]))).toBe(previewStamp(base))
    const others = [
      judge([row({ ...NOTED, reason: 'No.' })]),
      judge([row(NOTED)], meanwhile),
      judge([row(NOTED)], point({ interested: true })),
      judge([row(NOTED, { reference: 'GM26-BBBBBB#1' })]),
    ]
    for (const other of others) expect(previewStamp(other)).not.toBe(previewStamp(base))
  })
})
