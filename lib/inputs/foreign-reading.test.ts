// Over 250 lines: one case for each system and each way to write its tables.
import { describe, expect, it } from 'vitest'
import { COMMENT_COLUMNS } from '@/lib/platform/comment-columns'
import { writeSheets } from '@/lib/platform/sheet'
import { partOf, writeZip } from '@/lib/platform/zip'
import { formatOf, suggestedColumns } from './foreign-columns'
import { readForeign } from './foreign-reading'
import type { ForeignTable } from './foreign-views'

const read = async (file: string | Buffer, wished: Parameters<typeof readForeign>[1] = '') => {
  const answer = await readForeign(Buffer.from(file), wished)
  return answer.ok ? answer.value : ({ code: answer.code } as unknown as ForeignTable)
}
const codesOf = ({ notes }: ForeignTable) => notes.map(({ code }) => code)

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const table = (...rows: string[][]) =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
const wordFile = (body: string, header = '') =>
  writeZip([
    partOf('word/document.xml', `<w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>`),
    partOf('word/header1.xml', `<w:hdr ${NAMESPACE}>${header}</w:hdr>`),
  ])
const HEAD = Object.values(COMMENT_COLUMNS)

describe('a comment table of ISO', () => {
  it('is read from Word with what its header says, through all of its tables', async () => {
    const row = ['ZZ', '17', '3.1', '', 'TE', 'Unclear.', 'Say so.', 'Accepted']
    const body = table(['Template for comments', 'x']) + table(HEAD, row) + table(HEAD, row)
    const facts = p('Date: 20 July 2026') + p('Document: N 12') + p('Project: 99999')
    const found = await read(wordFile(body, facts))
    expect(found).toMatchObject({ format: 'iso', source: 'N 12, 99999', day: '2026-07-20' })
    expect(found.rows).toMatchObject([
      { row: 3, cells: row },
      { row: 5, cells: row },
    ])
    expect(codesOf(found)).toEqual(['word', 'beforeHead', 'headAgain'])
    expect(suggestedColumns('iso', found.head)).toEqual({
      organisation: 0,
      line: 1,
      clause: 2,
      paragraph: 3,
      type: 4,
      statement: 5,
      proposed_wording: 6,
      observation: 7,
    })
  })

  it('may name its columns and its facts in tables of the page header, and who speaks otherwise', async () => {
    const head = ['Country', 'Clause', 'Comment type', 'Comment', 'Proposed change', 'Resolution']
    const body = table(['FR', '3.1', 'ed', 'Unclear.', 'Say so.', ''])
    const facts = table(['Date:', '20 July 2026', 'Document: N 12', 'Project: 99999']) + table(head)
    const found = await read(wordFile(body, facts))
    expect(found).toMatchObject({ format: 'iso', source: 'N 12, 99999', day: '2026-07-20', head })
    expect(suggestedColumns('iso', head)).toMatchObject({ organisation: 0, type: 2, statement: 3 })
  })

  it.each(['xlsx', 'ods', 'csv'] as const)('is the same as %s', async (format) => {
    const row = ['ZZ', '17', '3.1', 'x', 'ed', 'Unclear;\nvery.', 'Say so.', '']
    const bytes = await writeSheets(format, [{ name: 'Comments', rows: [HEAD, row] }])
    const found = await read(Buffer.from(bytes))
    expect(found).toMatchObject({ format: 'iso', rows: [{ row: 2 }] })
    expect(found.rows[0]?.cells[5]).toBe('Unclear;\nvery.')
  })
})

describe('a disposition of W3C', () => {
  const text = `Draft:    http://example.org/draft
Title:    A draft
Date:     2026-07-20
Status:   CR
----
Issue 1.
Summary:  It is unclear
From:     A Person <person@example.org>
Comment:  http://example.org/1
          Please say more.

          And less.
Response: http://example.org/2
Closed:   Accepted
Verified: http://example.org/3
Resolved: Editorial
----
Issue 2.
Summary:  Another
From:     B
Comment:  Why?
Open:
a stray line
----
Issue 3.
who knows
From:     C
Comment:  Hm.
Comment:  Hm again.
Closed:   OutOfScope
Objection: yes
`

  it('has no disposition of an issue that is open, with or without a colon', async () => {
    const { rows } = await read(text.replace('Open:', 'Open'))
    expect(rows).toEqual((await read(text)).rows)
    expect(rows?.[1]?.cells[5]).toBe('Open')
  })

  it('is told by its content and read issue by issue, lines that go on included', async () => {
    const found = await read(text)
    expect(found).toMatchObject({
      format: 'w3c',
      source: 'A draft, CR, http://example.org/draft',
      day: '2026-07-20',
    })
    expect(found.rows.map(({ row }) => row)).toEqual([6, 18, 25])
    const [one, two, three] = found.rows.map(({ cells }) => cells)
    expect(one).toEqual([
      '1',
      'It is unclear',
      'A Person <person@example.org>',
      'http://example.org/1\nPlease say more.\n\nAnd less.',
      'http://example.org/2',
      'Accepted',
      'http://example.org/3',
      'Editorial',
      '',
    ])
    expect(two?.slice(4, 6)).toEqual(['a stray line', 'Open'])
    expect(three?.slice(3, 6)).toEqual(['Hm.\nHm again.', '', 'OutOfScope'])
    expect(three?.[8]).toBe('yes')
    expect(found.notes).toEqual([
      { code: 'text', detail: '' },
      { code: 'unreadLine', detail: '26' },
    ])
    expect(suggestedColumns('w3c', found.head)).toEqual({
      locator: 0,
      title: 1,
      person: 2,
      statement: 3,
      observation: 4,
      outcome: 5,
    })
  })

  it('may be in another encoding, which is told, and holds an issue', async () => {
    const latin = Buffer.from('Issue 1.\nFrom: José\nComment: x\n', 'latin1')
    const found = await read(latin)
    expect(found.rows[0]?.cells[2]).toBe('José')
    expect(codesOf(found)).toEqual(['encoding', 'text'])
    expect(await read('nothing here', 'w3c')).toEqual({ code: 'INCOMPLETE' })
  })
})

describe('a file of Decidim', () => {
  it('is told by its nested keys, separated by semicolons, in the language that is recorded', async () => {
    const head =
      'id;author/id;author/name;title/es;title/en;body/es;body/en;state;answer/en;published_at;created_at'
    const found = await read(
      `\ufeff${head}\n7;1;A;T;Title;B;"<p>Body</p>";accepted;Yes;;2026-07-20 10:00:00 UTC\n`,
    )
    expect(found.format).toBe('decidim')
    expect(codesOf(found)).toEqual(['bom', 'delimiter_semicolon'])
    expect(suggestedColumns('decidim', found.head)).toMatchObject({
      locator: 0,
      person: 2,
      title: 4,
      statement: 6,
      outcome: 7,
      observation: 8,
      given_on: 9,
    })
    expect(suggestedColumns('decidim', found.head, 'es')).toMatchObject({ title: 3, statement: 5 })
  })

  it('of proposals has all the columns that Decidim exports', () => {
    const head =
      'id;author/id;author/name;author/url;taxonomies;participatory_space/id;participatory_space/url;component/id;title/en;body/en;address;latitude;longitude;state;state_published_at;reference;answer/en;answered_at;votes;likes/total_count;likes/user_endorsements;comments;attachments;follows_count;published_at;url;meeting_urls;related_proposals;is_amend;original_proposal/title;original_proposal/url;withdrawn;withdrawn_at;created_at;updated_at;created_in_meeting;coauthorships_count;cost;cost_report;execution_period'.split(
        ';',
      )
    const found = suggestedColumns(formatOf(head), head)
    expect(
      Object.fromEntries(Object.entries(found).map(([target, at]) => [target, head[at]])),
    ).toEqual({
      ...{ locator: 'id', person: 'author/name', title: 'title/en', statement: 'body/en' },
      ...{ given_on: 'published_at', outcome: 'state', observation: 'answer/en' },
      withdrawn: 'withdrawn',
    })
    const guessed = suggestedColumns('table', head)
    expect([guessed.person, guessed.locator].map((at) => head[at ?? -1])).toEqual([
      'author/name',
      'id',
    ])
  })

  it('may hold answers alone', async () => {
    const found = await read('id;state;answer/en;answer/es\n7;rejected;No.;No.\n')
    expect(found.format).toBe('decidim_answers')
    expect(suggestedColumns('decidim_answers', found.head)).toEqual({
      locator: 0,
      outcome: 1,
      observation: 2,
    })
  })
})

describe('any other table', () => {
  it('has its columns suggested by their names, each once', async () => {
    const text =
      '# a note\n,,\nOrganization Name,Date,Feedback,Proposed text,Feedback to author\nA,2026,B,C,D\n,,,,\n'
    const found = await read(text)
    expect(found).toMatchObject({ format: 'table', rows: [{ row: 4 }] })
    expect(codesOf(found)).toEqual(['delimiter_comma', 'beforeHead', 'emptyRow'])
    expect(suggestedColumns('table', found.head)).toEqual({
      organisation: 0,
      given_on: 1,
      statement: 2,
      proposed_wording: 3,
      observation: 4,
    })
    expect(formatOf(['state', 'country', 'x'])).toBe('table')
  })

  // The columns as these systems write them.
  it.each([
    [
      'Regulations.gov',
      'Document ID,Agency ID,Docket ID,Tracking Number,Document Type,Posted Date,Is Withdrawn?,Title,First Name,Last Name,City,Country,Organization Name,Government Agency,Comment,Category',
      {
        ...{ locator: 'Document ID', given_on: 'Posted Date', withdrawn: 'Is Withdrawn?' },
        ...{ title: 'Title', person: 'First Name', organisation: 'Organization Name' },
        ...{ statement: 'Comment', type: 'Category' },
      },
    ],
    [
      'the EU’s Have your say',
      'id,publication_id,timestamp,tr_number,language,country,organization,surname,first_name,status,feedback,date_feedback,publication,user_type,company_size,reference_initiative',
      {
        ...{ locator: 'id', given_on: 'date_feedback', organisation: 'organization' },
        ...{ person: 'surname', statement: 'feedback', outcome: 'status' },
      },
    ],
    [
      'IPCC',
      'Running number,Topic-Comment,Batch,Page,Line,To Page,To Line,Comment,Considerations by the writing team',
      {
        ...{ locator: 'Running number', line: 'Line', statement: 'Comment' },
        observation: 'Considerations by the writing team',
      },
    ],
    [
      'OASIS',
      'Item #,Date,Commenter,Description,Date acknowledged,Resolution,Disposition',
      {
        ...{ locator: 'Item #', given_on: 'Date', organisation: 'Commenter' },
        ...{ statement: 'Description', observation: 'Resolution', outcome: 'Disposition' },
      },
    ],
    [
      'Decidim’s results',
      'id,category/id,category/name,scope/id,scope/name,parent/id,title/en,description/en,start_date,end_date,status/id,status/key,status/name,progress,created_at,url',
      {
        ...{ locator: 'id', title: 'title/en', statement: 'description/en' },
        given_on: 'created_at',
      },
    ],
  ])('of %s has each column where it is', (_, line, columns) => {
    const head = line.split(',')
    const found = suggestedColumns(formatOf(head), head)
    expect(
      Object.fromEntries(Object.entries(found).map(([target, at]) => [target, head[at]])),
    ).toEqual(columns)
  })

  it('never cuts a character in two', async () => {
    const title = `${'x'.repeat(299)}😀`
    const text = `Title: ${title}\n\nIssue 1.\nSummary: S\nFrom: A\nComment: C\n`
    expect((await read(text)).source).toBe('x'.repeat(299))
  })

  it('tells of cells beyond the headings, which an unquoted comma makes', async () => {
    const found = await read('a,b\n1,We ask for more, and soon\n2,"Whole, quoted"\n', 'table')
    expect(found).toMatchObject({
      notes: expect.arrayContaining([{ code: 'beyondHead', detail: '2' }]),
    })
    const trailing = await read(
      'a,b,,\n1,We ask for more, and soon,\n2,"Whole, quoted",,\n',
      'table',
    )
    expect(trailing.notes).toContainEqual({ code: 'beyondHead', detail: '2' })
  })

  it('is read as whoever sends it says', async () => {
    const found = await read('x;y\nid;title;body\n1;2;3\n', 'table')
    expect(found).toMatchObject({
      format: 'table',
      head: ['x', 'y'],
      rows: [{ row: 2 }, { row: 3 }],
    })
    expect((await read('x;y\nid;title;body\n1;2;3\n')).format).toBe('decidim')
  })

  it('is refused where it can’t be read, has no rows, or too many', async () => {
    expect(await read('one column\n')).toEqual({ code: 'INCOMPLETE' })
    expect(await read('a,b\n')).toEqual({ code: 'INCOMPLETE' })
    expect(await read('PK no archive')).toEqual({ code: 'UNREADABLE' })
    expect(await read(wordFile('<w:tbl>'))).toEqual({ code: 'UNREADABLE' })
    expect(await read(wordFile(p('No table.')))).toEqual({ code: 'INCOMPLETE' })
    expect(await read(`a,b\n${'x,y\n'.repeat(5001)}`)).toEqual({ code: 'TOO_LARGE' })
    expect(await read(Buffer.alloc(8_000_001))).toEqual({ code: 'TOO_LARGE' })
  })
})
