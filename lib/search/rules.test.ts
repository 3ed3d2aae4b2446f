import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isStorable } from '@/lib/kernel/text'
import {
  ACCENTED,
  isDay,
  LONGEST_QUERY,
  languageOf,
  MARKS,
  phrased,
  queryOf,
  segmentsOf,
} from './rules'
import { searchSchema } from './schema'

describe('queryOf', () => {
  it('leaves an ordinary query as it is', () => {
    expect(queryOf('"points of contact" -exercise')).toEqual({
      text: '"points of contact" -exercise',
      cut: false,
    })
  })

  it('makes anything storable and short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (typed) => {
        const { text } = queryOf(typed)
        expect(isStorable(text)).toBe(true)
        expect([...text].length).toBeLessThanOrEqual(LONGEST_QUERY * 3)
      }),
    )
    expect(queryOf('a\0b \ud800 c').text).toBe('a b   c')
  })

  it('says when it cut, counting characters rather than units', () => {
    expect(queryOf('𠀀'.repeat(LONGEST_QUERY)).cut).toBe(false)
    expect(queryOf('a'.repeat(10_000))).toEqual({ text: 'a'.repeat(LONGEST_QUERY), cut: true })
  })
})

it('takes a run of Han characters as a phrase, once', () => {
  expect(phrased('漏洞 report 国')).toBe('"漏洞" report 国')
  expect(phrased('-漏洞')).toBe('-"漏洞"')
  expect(phrased('"漏洞报告" 代表')).toBe('"漏洞报告" "代表"')
})

it('knows the language by the script first', () => {
  expect(languageOf('уязвимость', 'en')).toBe('ru')
  expect(languageOf('الثغرات', 'fr')).toBe('ar')
  expect(languageOf('vulnérabilité', 'fr')).toBe('fr')
  expect(languageOf('vulnerability', 'zh')).toBe('en')
})

it('takes accents off Latin letters alone, one for one', () => {
  const { from, to } = ACCENTED
  expect(to).toMatch(/^[a-z]+$/)
  expect(from).toHaveLength(to.length)
  for (const [letter, plain] of ['ée', 'çc', 'ñn', 'ữu', 'źz'])
    expect(to[from.indexOf(letter ?? '')]).toBe(plain)
  expect(from).not.toMatch(/[йёأإœæßøa-z]/)
})

it('cuts a headline into pieces and joins Han characters again', () => {
  const { start, end, gap } = MARKS
  expect(segmentsOf(`a ${start}norm${end} for all${gap}and <b>`)).toEqual([
    { text: 'a ', hit: false },
    { text: 'norm', hit: true },
    { text: ' for all … and <b>', hit: false },
  ])
  expect(segmentsOf(` 要  求 ${start}漏${end}  ${start}洞${end}  报  告 in 2026`)).toEqual([
    { text: '要求', hit: false },
    { text: '漏', hit: true },
    { text: '洞', hit: true },
    { text: '报告in 2026', hit: false },
  ])
})

it('knows which days there are', () => {
  expect(isDay('2024-02-29')).toBe(true)
  for (const text of ['2026-02-30', '2026-13-01', '0000-01-01', '2026-1-1', '', undefined])
    expect(isDay(text)).toBe(false)
})

it('takes a malformed address for one that leaves things out', () => {
  expect(searchSchema.parse({ q: ['a', 'b'], type: 'secrets', round: "x' OR", after: 5 })).toEqual({
    q: 'a',
    type: 'inputs',
    round: undefined,
    after: undefined,
  })
  expect(searchSchema.parse({})).toMatchObject({ q: '', type: 'inputs' })
})
