/** The columns of uptake-cases.csv, in the order of the drafts. */
export const REVISIONS = ['zero_draft', 'rev1', 'rev2', 'final'] as const
export type Stage = (typeof REVISIONS)[number]

const note =
  'The text of this revision is not held here; its ratings are those of published sources.'

const fourRevisions = (
  final: { symbol?: string; adoptedOn?: Date },
  names: Partial<Record<Stage, string>> = {},
) => [
  { name: 'Zero draft', note: [names.zero_draft, note].filter(Boolean).join(' ') },
  { name: 'Rev.1', note: [names.rev1, note].filter(Boolean).join(' ') },
  { name: 'Rev.2', note: [names.rev2, note].filter(Boolean).join(' ') },
  { name: 'Final', note: [names.final, note].filter(Boolean).join(' '), ...final },
]

/**
 * The outcome documents of the cases, by the process column.
 */
export const OEWG_DOCUMENTS = [
  {
    process: 'OEWG-II final report 2025 (A/80/257)',
    title: 'Final report of the OEWG 2021-2025',
    symbol: 'A/80/257',
    revisions: fourRevisions({ symbol: 'A/80/257', adoptedOn: new Date('2025-07-11') }),
  },
  {
    process: 'OEWG-II stakeholder modalities 2021-22',
    title: 'Stakeholder modalities of the OEWG 2021-2025',
    revisions: fourRevisions(
      { adoptedOn: new Date('2022-04-22') },
      {
        zero_draft: "Chair's proposal of 15 November 2021.",
        final: 'Agreed by silence procedure on 22 April 2022.',
      },
    ),
  },
  {
    process: 'OEWG-I report 2021 (A/75/816)',
    title: 'Report of the OEWG 2019-2021',
    symbol: 'A/75/816',
    revisions: fourRevisions({ symbol: 'A/75/816' }, { rev1: 'First draft of 1 March 2021.' }),
  },
  {
    process: '2nd annual progress report 2023 (A/78/265)',
    title: 'Second annual progress report of the OEWG 2021-2025',
    symbol: 'A/78/265',
    revisions: fourRevisions({ symbol: 'A/78/265' }),
  },
]
