import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideAnswers, decideMove, foldWords, pollState } from './rules'
import { createPollSchema } from './schema'
import type { QuestionView } from './views'

const question = (kind: QuestionView['kind'], options: string[] = []): QuestionView => ({
  id: kind,
  kind,
  prompt: kind,
  options,
})
const questions = [
  question('word'),
  question('several', ['a', 'b', 'c']),
  question('one', ['a', 'b']),
  question('text'),
]
const open = { state: 'open' as const, questions }
const errors = (answers: Record<string, string[]>) => {
  const decision = decideAnswers(open, answers)
  return decision.ok ? {} : decision.fieldErrors
}

describe('decideAnswers', () => {
  it('takes what fits each kind of question', () => {
    const answers = {
      q1: [' Very \n hopeful '],
      q2: ['0', '2', '2'],
      q3: ['1'],
      q4: ['More time.'],
    }
    expect(decideAnswers(open, answers)).toEqual({
      ok: true,
      value: [
        { questionId: 'word', option: null, text: 'Very hopeful' },
        { questionId: 'several', option: 0, text: null },
        { questionId: 'several', option: 2, text: null },
        { questionId: 'one', option: 1, text: null },
        { questionId: 'text', option: null, text: 'More time.' },
      ],
    })
  })
  it.each<[Record<string, string[]>, Record<string, string[]>]>([
    [{}, { 'answers.q1': ['required'] }],
    [{ q1: [' '], q4: [''] }, { 'answers.q1': ['required'] }],
    [{ q9: ['x'] }, { 'answers.q1': ['required'] }],
    [{ q1: ['x'.repeat(41)] }, { 'answers.q1': ['tooLong'] }],
    [{ q1: ['a\0'] }, { 'answers.q1': ['notWellFormed'] }],
    [{ q1: ['a\u202eb'] }, { 'answers.q1': ['bidiControls'] }],
    [{ q1: ['a', 'b'] }, { 'answers.q1': ['choose'] }],
    [{ q2: ['3'] }, { 'answers.q2': ['choose'] }],
    [{ q2: ['1e0', '-1'] }, { 'answers.q2': ['choose'] }],
    [{ q3: ['0', '1'] }, { 'answers.q3': ['choose'] }],
    [{ q3: ['0.5'] }, { 'answers.q3': ['choose'] }],
    [
      { q4: ['x'.repeat(301)], q3: ['7'] },
      { 'answers.q4': ['tooLong'], 'answers.q3': ['choose'] },
    ],
  ])('refuses %j beside its question', (answers, wanted) => {
    expect(errors(answers)).toEqual(wanted)
  })
  it('takes nothing before the opening and after the close', () => {
    const answers = { q3: ['0'] }
    expect(decideAnswers({ ...open, state: 'planned' }, answers)).toMatchObject({
      code: 'NOT_OPEN_YET',
    })
    expect(decideAnswers({ ...open, state: 'closed' }, answers)).toMatchObject({ code: 'CLOSED' })
  })
  it('stores only options that exist, whatever is sent', () => {
    const sent = fc.dictionary(
      fc.constantFrom('q1', 'q2', 'q3', 'q4'),
      fc.array(fc.string(), { maxLength: 4 }),
    )
    fc.assert(
      fc.property(sent, (answers) => {
        const decision = decideAnswers(open, answers)
        for (const { questionId, option, text } of decision.ok ? decision.value : []) {
          const asked = questions.find(({ id }) => id === questionId)
          expect((option === null) === (text !== null)).toBe(true)
          if (option !== null) expect(asked?.options[option]).toBeDefined()
        }
      }),
    )
  })
})

it('folds words to one line', () => {
  expect(foldWords('  cautiously \r\n optimistic ')).toBe('cautiously optimistic')
})

describe('a poll', () => {
  const at = new Date(0)
  it.each([
    [null, null, 'planned'],
    [at, null, 'open'],
    [at, at, 'closed'],
  ] as const)('opened %s, closed %s is %s', (openedAt, closedAt, state) => {
    expect(pollState({ openedAt, closedAt })).toBe(state)
  })
  it.each([
    ['planned', 'open', 'ok'],
    ['open', 'open', 'ALREADY_DONE'],
    ['closed', 'open', 'ALREADY_DONE'],
    ['planned', 'closed', 'NOT_OPEN_YET'],
    ['open', 'closed', 'ok'],
    ['closed', 'closed', 'ALREADY_DONE'],
  ] as const)('%s to %s: %s', (state, to, wanted) => {
    const decision = decideMove(state, to)
    expect(decision.ok ? 'ok' : decision.code).toBe(wanted)
  })
})

describe('createPollSchema', () => {
  const form = (asked: Record<string, object>) =>
    createPollSchema.safeParse({
      formKey: '2f1a4c56-7a0e-4c2e-9a3d-0d6b2f6f4b11',
      round: 'gm',
      title: 'T',
      questions: asked,
    })
  const wrong = (asked: Record<string, object>) =>
    form(asked).error?.issues.map(({ path, message }) => [path.join('.'), message])
  it('leaves out questions without words and options that come twice', () => {
    const parsed = form({
      q1: { kind: 'one', prompt: 'Which?', options: 'a\n\n b \na' },
      q2: { kind: 'several', prompt: '', options: 'x' },
    })
    expect(parsed.data?.questions).toEqual([{ kind: 'one', prompt: 'Which?', options: ['a', 'b'] }])
  })
  it.each([
    [{}, 'questions.q1.prompt', 'required'],
    [{ q1: { kind: 'one', prompt: 'W', options: 'a' } }, 'questions.q1.options', 'twoOptions'],
    [
      { q1: { kind: 'several', prompt: 'W', options: 'abcdefghijklm'.split('').join('\n') } },
      'questions.q1.options',
      'tooMany',
    ],
    [
      { q1: { kind: 'one', prompt: 'W', options: `a\n${'b'.repeat(81)}` } },
      'questions.q1.options',
      'tooLong',
    ],
    [{ q1: { kind: 'vote', prompt: 'W' } }, 'questions.q1.kind', 'choose'],
    [{ q1: { kind: 'word', prompt: 'W'.repeat(201) } }, 'questions.q1.prompt', 'tooLong'],
  ])('refuses %j', (asked, path, message) => {
    expect(wrong(asked)).toContainEqual([path, message])
  })
})
