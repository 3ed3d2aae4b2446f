import { expect, it } from 'vitest'
import { comparableText } from './comparable-text'

const same = (one: string, other: string) => comparableText(one) === comparableText(other)

it.each([
  ['a no-break space', 'States shall act.', 'States\u00A0shall act.'],
  ['a double space and a line break', 'States shall act.', ' States  shall\nact. '],
  ['curly quotes', '“States’ part”', '"States\' part"'],
  ['a long dash', 'in 2020–2025 — at last', 'in 2020-2025 - at last'],
  ['a soft hyphen and a direction mark', 'infra\u00ADstructure', 'infrastructure\u200F'],
  ['accents in two parts', 'États', 'E\u0301tats'],
  [
    'a renumbered footnote',
    'Act,² and report.³\n² A/1.\n³ A/2.',
    'Act,³ and report.¹²\n³ A/1.\n¹² A/2.',
  ],
  ['a renumbered mark behind words', 'They act,² and report³.', 'They act,³ and report⁴.'],
  ['a renumbered mark in Chinese', '各国执行报告² 。', '各国执行报告³ 。'],
  ['a renumbered endnote', 'Act.⁽ii⁾\n⁽ii⁾ A/1.', 'Act.⁽iv⁾\n⁽iv⁾ A/1.'],
])('%s is no change', (_, one, other) => expect(same(one, other)).toBe(true))

it.each([
  ['a word', 'States shall act.', 'States should act.'],
  ['a comma', 'States, shall act.', 'States shall act.'],
  ['a capital', 'states', 'States'],
  ['words joined', 'cyber space', 'cyberspace'],
  ['an exponent', 'Ten m² each.', 'Ten m³ each.'],
  ['the exponent of a figure', '10⁶ or x²', '10⁹ or x³'],
  ['a mark more', 'They act.', 'They act.²'],
  ['what a footnote says', 'Act.²\n² A/1.', 'Act.²\n² A/2.'],
  ['a footnote more', 'Act.²\n² A/1.', 'Act.'],
  ['a bracket', '[States] act', 'States act'],
])('%s is', (_, one, other) => expect(same(one, other)).toBe(false))
