import { describe, expect, it } from 'vitest'
import { decideRevision, freeSlug } from './rules'

const facts = { latest: 1, names: ['Zero draft'], before: [] }
const wanted = { after: 1, name: 'Rev.1', text: '1. One.\n\n2. Two.', step: 'store' as const }

describe('decideRevision', () => {
  it('takes a text that somebody has looked through', () => {
    const decided = decideRevision(facts, wanted)
    expect(decided).toMatchObject({ ok: true, value: { slug: 'rev-1' } })
    expect(decideRevision(facts, { ...wanted, step: 'review' })).toMatchObject({
      code: 'UNCONFIRMED',
    })
    expect(decideRevision(facts, { ...wanted, step: 'edit', text: '1. x\n1. y' })).toMatchObject({
      code: 'UNCONFIRMED',
    })
  })

  it('refuses a number without a text, a name in use, and a match with an outdated revision', () => {
    expect(decideRevision(facts, { ...wanted, text: '1. One.\n2.' })).toMatchObject({
      code: 'INVALID',
      fieldErrors: { text: ['numbering'] },
    })
    expect(decideRevision(facts, { ...wanted, name: 'zero DRAFT' })).toMatchObject({
      code: 'INVALID',
      fieldErrors: { name: ['taken'] },
    })
    expect(decideRevision(facts, { ...wanted, after: 0 })).toMatchObject({ code: 'CONFLICT' })
    const long = Array.from({ length: 2_001 }, (_, index) => `Line ${index}.`).join('\n\n')
    expect(decideRevision(facts, { ...wanted, text: long })).toMatchObject({
      fieldErrors: { text: ['tooMany'] },
    })
  })

  it('gives a name in another script an address too', () => {
    expect(decideRevision(facts, { ...wanted, name: '修订一' })).toMatchObject({
      value: { slug: 'revision-2' },
    })
  })
})

describe('freeSlug', () => {
  it('counts on where a title comes again', () => {
    expect(freeSlug('Draft', 'document-1', [])).toBe('draft')
    expect(freeSlug('Draft!', 'document-1', ['draft', 'draft-2'])).toBe('draft-3')
    expect(freeSlug('草案', 'document-4', [])).toBe('document-4')
  })
})
