import fc from 'fast-check'
import { readXlsx, writeOds, writeXlsx } from 'hucre'
import { expect, test } from 'vitest'
import { inert } from '@/lib/kernel/csv'
import { readSheet, SHEET_FORMATS, SHEET_LIMITS, writeSheets } from './sheet'

const text = (of: string, label?: 'latin1' | 'utf16le') =>
  new Uint8Array(Buffer.from(of, label ?? 'utf8'))
const read = async (bytes: Uint8Array) => {
  const sheet = await readSheet(bytes)
  if (!sheet.ok) throw new Error(sheet.code)
  return { rows: sheet.value.rows, notes: sheet.value.notes.map(({ code }) => code) }
}

// Cells that no application alters: XML has no control characters, and line ends are ours to choose.
const cell = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .map((value) => value.replace(/[\p{Cc}\u2028\u2029\ufffe\uffff]/gu, ' ').trim())
  .filter((value) => inert(value) === value && !value.startsWith("'"))
const row = fc.array(cell, { minLength: 3, maxLength: 3 }).map(([a, b, c]) => [`x${a}`, b, `y${c}`])

test.each(SHEET_FORMATS)('what is written as %s is read as it was', async (format) => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
      const written = rows.map((cells) => cells.map((one) => one ?? ''))
      const bytes = await writeSheets(format, [{ name: 'Inputs', rows: written }])
      const back = (await read(bytes)).rows.filter((cells) => cells.some(Boolean))
      expect(back.map((cells) => cells.map((one) => one.trim()))).toEqual(
        written.map((cells) => cells.map((one) => one.trim())),
      )
    }),
    { numRuns: 40 },
  )
})

test.each(SHEET_FORMATS)('no cell of a %s file can run as a formula', async (format) => {
  const rows = [['head', '=HYPERLINK("http://x")', '@SUM(1)', '-1+2', '+1']]
  const bytes = await writeSheets(format, [{ name: 'Inputs', rows }])
  const [back] = (await read(bytes)).rows
  for (const one of back ?? []) expect(one).not.toMatch(/^[=+\-@]/)
  expect(back?.[1]).toBe('\'=HYPERLINK("http://x")')
})

test('a file says how it is written, whatever it is called', async () => {
  const semicolon = await read(text('\ufeffa;b,c;d\r\n1;"2;3";4\r\n'))
  expect(semicolon.rows.at(-1)).toEqual(['1', '2;3', '4'])
  expect(semicolon.notes).toEqual(['bom', 'delimiter_semicolon'])
  const western = await read(text('nom,pays,x\nCafé,Côte,y\n', 'latin1'))
  expect(western.rows[1]).toEqual(['Café', 'Côte', 'y'])
  expect(western.notes).toEqual(['encoding', 'delimiter_comma'])
  const wide = await read(text('\ufeffa\tb\nc\td\n', 'utf16le'))
  expect(wide.rows[1]).toEqual(['c', 'd'])
  expect(wide.notes).toEqual(['encoding', 'delimiter_tab'])
  const quoted = await read(text('"a"\t"b, c"\n"1"\t"2"\n'))
  expect(quoted.rows[0]).toEqual(['a', 'b, c'])
})

test.each([
  ['windows-1251', 'cef2f0e0e6e5edee20e220eff3edeaf2e5203132', 'Отражено в пункте 12'],
  ['windows-1251', 'cef2f0e0e6e5edee', 'Отражено'],
  ['windows-1256', 'c7e4dadfd320dded20c7e1ddded1c9203132', 'انعكس في الفقرة 12'],
  [
    'gb18030',
    'd2d1b7b4d3b3d4dab2ddb0b8b5da3132b6cea3acb2a2d7a2c3f7c0b4d4b4',
    '已反映在草案第12段，并注明来源',
  ],
])('a file in %s, as office programs still save it, is read as that', async (label, hex, cell) => {
  const bytes = Buffer.concat([text('reference,reason\nGM26-1#1,'), Buffer.from(hex, 'hex')])
  const found = await readSheet(bytes)
  expect(found.ok && found.value.rows[1]?.[1]).toBe(cell)
  expect(found.ok && found.value.notes[0]).toEqual({ code: 'encoding', detail: label })
})

test('a cell of several lines is one cell', async () => {
  expect((await read(text('a,b\n"one\ntwo",c\n'))).rows[1]).toEqual(['one\ntwo', 'c'])
})

test('what is no table is refused', async () => {
  const code = async (bytes: Uint8Array) => {
    const sheet = await readSheet(bytes)
    return sheet.ok ? 'ok' : sheet.code
  }
  expect(await code(text('%PDF-1.7\0\0binary'))).toBe('UNREADABLE')
  expect(await code(text('PK\u0003\u0004 not really an archive'))).toBe('UNREADABLE')
  expect(await code(text('a,"b\nnever closed'))).toBe('UNREADABLE')
  expect(await code(new Uint8Array(SHEET_LIMITS.bytes + 1))).toBe('TOO_LARGE')
  expect(await code(text('a,b\n'.repeat(SHEET_LIMITS.rows + 201)))).toBe('TOO_LARGE')
  expect(await code(text(`a,b\n${',\n'.repeat(SHEET_LIMITS.rows + 201)}`))).toBe('ok')
})

test('an archive that unpacks to more than memory should hold is refused unopened', async () => {
  const bytes = await writeSheets('xlsx', [{ name: 'Inputs', rows: [['a']] }])
  const view = new DataView(bytes.buffer)
  for (let at = 0; at + 46 < bytes.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fffffff, true)
  expect(await readSheet(bytes)).toMatchObject({ ok: false, code: 'TOO_LARGE' })
})

test.each(['xlsx', 'ods'] as const)(
  'a cell with a formula is told, and never lost: %s',
  async (format) => {
    const sheet = {
      name: 'S',
      rows: [
        ['a', 'b'],
        ['x', null],
      ],
      cells: new Map([['1,1', { formula: '1+1' }]]),
    }
    const bytes = await (format === 'ods' ? writeOds : writeXlsx)({ sheets: [sheet] })
    const read = await readSheet(new Uint8Array(bytes))
    expect(read).toMatchObject({
      value: {
        rows: [
          ['a', 'b'],
          ['x', '=1+1'],
        ],
        notes: [{ code: 'format' }, { code: 'formulaCells', detail: 'B2' }],
      },
    })
  },
)

test('a list of values is offered in XLSX for the cells below the headings', async () => {
  const rows = [['outcome'], [''], ['']]
  const list = { column: 0, values: ['Noted', 'Reflected'] }
  const bytes = await writeSheets('xlsx', [{ name: 'S', rows, list, widths: [12] }])
  const book = await readXlsx(bytes)
  expect(book.sheets[0]?.dataValidations).toMatchObject([
    { type: 'list', range: 'A2:A3', values: ['Noted', 'Reflected'] },
  ])
})

test('cells are parted by what parts most lines alike, not by a title or the commas of sentences', async () => {
  const sheet = await read(
    text(
      'Comments, as received, on Rev.1\nWho;Comment;Change\nA;Delete, or keep, this, please;\nB;"x;y,z";c\n',
    ),
  )
  expect(sheet.notes).toEqual(['delimiter_semicolon'])
  expect(sheet.rows.slice(2)).toEqual([
    ['A', 'Delete, or keep, this, please', ''],
    ['B', 'x;y,z', 'c'],
  ])
})

test.each(['xlsx', 'ods'] as const)(
  'of a %s file the first sheet that names the columns is read',
  async (format) => {
    const cover = {
      name: 'Cover',
      rows: [
        ['Round', 'A round'],
        ['Made on', 'A day'],
      ],
    }
    const bytes = await writeSheets(format, [
      cover,
      { name: 'Points', rows: [['outcome'], ['noted']] },
    ])
    const sheet = await readSheet(bytes, (row) => row.includes('outcome'))
    expect(sheet).toMatchObject({ ok: true, value: { rows: [['outcome'], ['noted']] } })
    expect(sheet.ok && sheet.value.notes[0]).toEqual({
      code: 'otherSheet',
      detail: `${format.toUpperCase()}, “Points”`,
    })
    expect((await read(bytes)).rows[0]).toEqual(['Round', 'A round'])
  },
)

test.each([
  ['xlsx', writeXlsx],
  ['ods', writeOds],
] as const)(
  'what is merged over rows in %s is said of each, and other sheets are told',
  async (format, write) => {
    const head = ['point', 'outcome']
    const rows = [head, ['1', 'Noted'], ['2', ''], ['3', ''], ['4', 'Reflected'], ['5', '']]
    const merges = [
      { startRow: 1, endRow: 3, startCol: 1, endCol: 1 },
      { startRow: 5, endRow: 5, startCol: 0, endCol: 1 },
    ]
    const bytes = await write({
      sheets: [
        { name: 'Cover', rows: [['Read me']] },
        { name: 'Mine', rows, merges },
        { name: 'Old', rows: [head, ['1', 'Out of scope']] },
      ],
    })
    const sheet = await readSheet(bytes, (row) => row.includes('point'))
    if (!sheet.ok) throw new Error(sheet.code)
    expect(sheet.value.rows.map((row) => row[1] ?? '')).toEqual([
      ...['outcome', 'Noted', 'Noted', 'Noted', 'Reflected', ''],
    ])
    expect(sheet.value.notes).toEqual([
      { code: 'otherSheet', detail: `${format.toUpperCase()}, “Mine”` },
      { code: 'unreadSheets', detail: '“Old”' },
      { code: 'mergedCells', detail: 'B2:B4' },
    ])
  },
)

test('XLSX leaves what is typed in a plain column as it is', async () => {
  const rows = [
    ['a', 'b'],
    ['', ''],
  ]
  const bytes = await writeSheets('xlsx', [{ name: 'A', rows, widths: [5, 5], plain: [1] }])
  const book = await readXlsx(bytes, { readStyles: true })
  const formats = ['1,0', '1,1'].map((at) => book.sheets[0]?.cells?.get(at)?.style?.numFmt)
  expect(formats).toEqual([undefined, '@'])
})
