import { describe, expect, it } from 'vitest'
import { GAPS, gapOf } from './gap-rules'
import { decideKept, decideRequest } from './reconsideration-rules'

const now = new Date('2026-06-10T12:00:00Z')
const reply = {
  opensAt: new Date('2026-06-01T00:00:00Z'),
  closesAt: new Date('2026-06-10T12:00:00Z'),
  graceMinutes: 5,
}
const facts = { standing: true, reply, verdict: 'partly', asked: false } as const
const codeOf = (result: { ok: boolean; code?: string }) => result.code ?? 'ok'

describe('decideRequest', () => {
  it.each([
    [{}, 'ok'],
    [{ verdict: 'not' }, 'ok'],
    [{ reply: null }, 'ok'],
    [{ verdict: 'fully' }, 'VERDICT_FIRST'],
    [{ verdict: null }, 'VERDICT_FIRST'],
    [{ asked: true }, 'ALREADY_ASKED'],
    [{ standing: false }, 'CONFLICT'],
  ] as const)('%j: %s', (more, code) => {
    expect(codeOf(decideRequest({ ...facts, ...more }, now))).toBe(code)
  })

  it('keeps to the clock of verdicts, grace included', () => {
    const at = (iso: string) => codeOf(decideRequest(facts, new Date(iso)))
    expect(at('2026-05-31T23:59:59Z')).toBe('NOT_OPEN_YET')
    expect(at('2026-06-10T12:04:59Z')).toBe('ok')
    expect(at('2026-06-10T12:05:00Z')).toBe('CLOSED')
  })
})

describe('decideKept', () => {
  const free = { hasInterest: false, sameOrganisation: false, answered: false, corrected: false }
  it.each([
    ['ok', {}],
    ['OWN_INPUT', { hasInterest: true, sameOrganisation: true }],
    ['SAME_ORGANISATION', { sameOrganisation: true, answered: true }],
    ['ALREADY_DONE', { answered: true, corrected: true }],
    ['BEING_CORRECTED', { corrected: true }],
  ])('%s', (code, more) => {
    expect(codeOf(decideKept({ ...free, ...more }))).toBe(code)
  })
})

describe('gapOf', () => {
  it('compares what both say of the text, and nothing else', () => {
    const outcomes = [
      'reflected',
      'partly_reflected',
      'not_reflected',
      'noted',
      'out_of_scope',
      'carried_elsewhere',
      'dropped',
      'unverified',
    ] as const
    const answers = ['fully', 'partly', 'not', null] as const
    const table = Object.fromEntries(
      outcomes.map((outcome) => [outcome, answers.map((answer) => gapOf(outcome, answer))]),
    )
    expect(table).toEqual({
      reflected: ['agree', 'higher', 'higher', 'unanswered'],
      partly_reflected: ['lower', 'agree', 'higher', 'unanswered'],
      not_reflected: ['lower', 'lower', 'agree', 'unanswered'],
      noted: ['lower', 'lower', 'apart', 'unanswered'],
      out_of_scope: ['lower', 'lower', 'apart', 'unanswered'],
      carried_elsewhere: ['lower', 'lower', 'apart', 'unanswered'],
      dropped: ['lower', 'lower', 'agree', 'unanswered'],
      unverified: ['unanswered', 'unanswered', 'unanswered', 'unanswered'],
    })
    expect(new Set(Object.values(table).flat())).toEqual(new Set(GAPS))
  })
})
