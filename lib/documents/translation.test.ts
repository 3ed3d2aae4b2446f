import { describe, expect, it } from 'vitest'
import { labelNamed } from './cited'
import { parseParagraphs } from './paragraphs'
import { alignTexts, readingOf } from './translation'
import {
  decideTranslation,
  decideTranslationConfirmed,
  decideTranslationWithdrawn,
} from './translation-rules'
import type { DocumentView, ParagraphView } from './views'

const parsed = (text: string) => parseParagraphs(text).paragraphs
const originals = (text: string) =>
  parsed(text).map((paragraph) => ({ ...paragraph, id: paragraph.label, lineageIds: [] }))

const english = originals(
  'MEASURES\n\n1. States meet.\n\n2. They fund:\n(a) travel;\n(b) training.',
)

describe('alignTexts', () => {
  it.each([
    ['fr', 'MESURES\n\n1. Réunions.\n\n2. Financement :\na) voyages ;\nb) formation.', 'a)'],
    ['ar', '# التدابير\n\n١. تجتمع الدول.\n\n٢. تمول:\n(أ) السفر؛\n(ب) التدريب.', '(أ)'],
    ['zh', '# 措施\n\n1. 各国开会。\n\n2. 各国资助：\n(a) 旅行；\n(b) 培训。', '(a)'],
  ])('finds each paragraph its counterpart in %s, whatever its letters', (_, text, letter) => {
    const { pairs, mismatches } = alignTexts(english, parsed(text))
    expect(mismatches).toEqual([])
    expect(pairs.map(({ id }) => id)).toEqual(['h1', '1', '2', '2(a)', '2(b)'])
    expect(pairs[3]?.number).toBe(letter)
  })

  it('goes by order below a number where kinds of number differ', () => {
    const { pairs, mismatches } = alignTexts(
      originals('1. States:\n(a) share:\n(i) threats;\n(ii) incidents;\n(b) train.\n2. Review.'),
      parsed('1 - تتفق:\n(أ) تبادل:\n‘1’ التهديدات؛\n‘2’ الحوادث؛\n(ب) التدريب.\n2 - الاستعراض.'),
    )
    expect(mismatches).toEqual([])
    expect(pairs.map(({ id, number }) => `${id} ${number}`)).toEqual([
      '1 1 -',
      '1(a) (أ)',
      '1(a)(i) ‘1’',
      '1(a)(ii) ‘2’',
      '1(b) (ب)',
      '2 2 -',
    ])
    // Where digits stand in both, what is missing is still told by them.
    const figures = alignTexts(
      originals('1. States:\n(1) share;\n(2) train;\n(3) meet.'),
      parsed('1. États :\n(1) partager ;\n(3) réunir.'),
    )
    expect(figures.mismatches.map(({ label }) => label)).toEqual(['1(2)'])
  })

  it('cites alternatives with what tells them apart', () => {
    const alternatives = originals('12. One:\n(a) x;\n12. Other:\n(a) y.')
    const numbers = ['١٢ -', '(أ)', '١٢ -', '(أ)']
    const paragraphs = Object.fromEntries(
      alternatives.map(({ id }, at) => [id, { number: numbers[at] ?? '', text: `ar ${id}` }]),
    )
    const translated = { language: 'ar', made: 'official' as const, translator: null, paragraphs }
    const current = { language: 'en' } as DocumentView['current']
    const { cited } = readingOf(
      { current, compared: null, paragraphs: alternatives, translations: [], translated },
      'ar',
    )
    expect([...cited.values()]).toEqual(['١٢ [A]', '١٢ [A](أ)', '١٢ [B]', '١٢ [B](أ)'])
  })

  it('names what has no counterpart in either text, and goes on after it', () => {
    const { pairs, mismatches } = alignTexts(
      english,
      parsed('MESURES\n\n1. Réunions.\n\n3. Autre chose.\n\n4. Encore.'),
    )
    expect(pairs.map(({ id }) => id)).toEqual(['h1', '1'])
    expect(mismatches.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      'missing 2',
      'missing 2(a)',
      'missing 2(b)',
      'extra 3',
      'extra 4',
    ])
  })
})

describe('readingOf', () => {
  const text = (language: string, numbers: string[]) => ({
    language,
    made: 'official' as const,
    translator: null,
    paragraphs: Object.fromEntries(
      english.map(({ id }, at) => [id, { number: numbers[at] ?? '', text: `${language} ${id}` }]),
    ),
  })
  const arabic = text('ar', ['', '١', '٢', '(أ)', '(ب)'])
  const head = { language: 'en' } as DocumentView['current']
  const before = { head, paragraphs: english, translations: [], translated: null, stood: {} }
  const reading = (document: Partial<DocumentView>, asked?: string) =>
    readingOf(
      {
        current: head,
        compared: null,
        paragraphs: english,
        translations: [arabic],
        translated: arabic,
        ...document,
      },
      asked,
    )

  it('gives a text its numbers and words in the language that it is read in', () => {
    const { paragraphs, cited, text: language } = reading({}, 'ar')
    expect(language).toBe('ar')
    expect(paragraphs.map(({ number, text: words }) => `${number} ${words}`)[3]).toBe('(أ) ar 2(a)')
    expect(cited.get('2(a)')).toBe('٢(أ)')
    const named = (typed: string) => labelNamed(typed, paragraphs, { paragraphs: english, cited })
    for (const typed of ['٢ (أ)', '(أ)', '2(a)', '2 (أ)']) expect(named(typed), typed).toBe('2(a)')
    expect(named('(ج)')).toBeNull()
  })

  it('cites what a text under a heading of its own is called', () => {
    const annex = [{ ...english[1], number: '3', label: 'Annex I 3' }] as ParagraphView[]
    const { cited } = reading({ paragraphs: annex, translated: null })
    expect(cited.get('Annex I 3')).toBe('Annex I 3')
  })

  it('compares two revisions in a language that both can be read in, and else as they were written', () => {
    const both = { ...before, translations: [arabic], translated: arabic }
    expect(reading({ compared: both }, 'ar').before[1]?.text).toBe('ar 1')
    const one = reading({ compared: before }, 'ar')
    expect([one.text, one.paragraphs[1]?.text]).toEqual([undefined, 'States meet.'])
    const written = { ...before, head: { ...head, language: 'ar' } }
    const mixed = reading({ compared: written }, 'ar')
    expect([mixed.paragraphs[1]?.text, mixed.before[1]?.text]).toEqual(['ar 1', 'States meet.'])
  })
})

describe('decideTranslation', () => {
  const revision = { id: 'r', slug: 'r', name: 'Rev.1', ordinal: 1, language: 'en' }
  const decide = (more: object) =>
    decideTranslation(
      { revision, paragraphs: english },
      {
        language: 'fr',
        step: 'store',
        text: 'MESURES\n\n1. Un.\n\n2. Deux :\na) trois ;\nb) quatre.',
        ...more,
      },
    )
  it('takes a text that has a counterpart for every paragraph, once it was looked through', () => {
    expect(decide({})).toMatchObject({ ok: true })
    expect(decide({ step: 'review' })).toMatchObject({ code: 'UNCONFIRMED' })
  })

  it.each([
    [{ language: 'en' }, { language: ['ownLanguage'] }],
    [{ text: '1. Un.\n\n1. Un.' }, { text: ['otherParagraphs'] }],
    [{ text: '1. Un.\n\n2.' }, { text: ['numbering'] }],
    [{ text: 'MESURES\n\n1. Un.' }, { text: ['otherParagraphs'] }],
  ])('refuses %o', (more, fieldErrors) => {
    expect(decide(more)).toMatchObject({ code: 'INVALID', fieldErrors })
  })
})

describe('what becomes of a translation', () => {
  const waiting = { own: false, confirmed: false, withdrawn: false }
  it('is confirmed once, by a second reader, while it stands', () => {
    expect(decideTranslationConfirmed(waiting)).toMatchObject({ ok: true })
    expect(decideTranslationConfirmed({ ...waiting, own: true })).toMatchObject({
      code: 'SECOND_READER',
    })
    expect(decideTranslationConfirmed({ ...waiting, confirmed: true })).toMatchObject({
      code: 'ALREADY_DONE',
    })
    expect(decideTranslationConfirmed({ ...waiting, withdrawn: true })).toMatchObject({
      code: 'WITHDRAWN_TEXT',
    })
  })

  it('is withdrawn once, and not where it was confirmed meanwhile', () => {
    expect(decideTranslationWithdrawn(waiting, { confirmed: false })).toMatchObject({ ok: true })
    const confirmed = { ...waiting, confirmed: true }
    expect(decideTranslationWithdrawn(confirmed, { confirmed: true })).toMatchObject({ ok: true })
    expect(decideTranslationWithdrawn(confirmed, { confirmed: false })).toMatchObject({
      code: 'CONFLICT',
    })
    expect(
      decideTranslationWithdrawn({ ...waiting, withdrawn: true }, { confirmed: false }),
    ).toMatchObject({ code: 'WITHDRAWN_TEXT' })
  })
})
