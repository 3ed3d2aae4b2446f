import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'

/** A text of a cell with its language, which decides its direction. */
export type Text = { text: string; language: string }

export type WordTable = {
  /** Lines of the header. */
  facts: string[]
  head: readonly string[]
  rows: Text[][]
  /** Of the columns, in twentieths of a point. */
  widths: number[]
  footer: string
}

/** Twentieths of a point: A4, which is laid on its side, and its margins. */
const PAGE = { width: 11906, height: 16838 }
const MARGIN = 720

/** A text as paragraphs, a line each. */
const paragraphsOf = ({ text, language }: Text, bold = false): Paragraph[] =>
  text.split('\n').map((line) => {
    const rightToLeft = language === 'ar'
    const run = new TextRun({
      text: line,
      bold,
      rightToLeft,
      language: rightToLeft ? { bidirectional: language } : { value: language, eastAsia: language },
    })
    return new Paragraph({ bidirectional: rightToLeft, children: [run] })
  })

const plain = (text: string) => paragraphsOf({ text, language: 'en' })

const pages = () =>
  new Paragraph({
    alignment: AlignmentType.END,
    children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
  })

/** One table as a Word document on its side, whose first row stands on each page. */
export async function wordTable(given: WordTable): Promise<Uint8Array<ArrayBuffer>> {
  const { facts, head, rows, widths, footer } = given
  const cells = (texts: readonly Text[], bold = false) =>
    texts.map(
      (text, column) =>
        new TableCell({
          width: { size: widths[column] ?? 0, type: WidthType.DXA },
          children: paragraphsOf(text, bold),
        }),
    )
  const first = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: cells(
      head.map((text) => ({ text, language: 'en' })),
      true,
    ),
  })
  const file = new Document({
    title: facts.join(' · '),
    creator: 'Uptake',
    styles: { default: { document: { run: { size: 16, font: 'Arial' } } } },
    sections: [
      {
        properties: {
          page: {
            size: { ...PAGE, orientation: PageOrientation.LANDSCAPE },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        headers: { default: new Header({ children: facts.flatMap(plain) }) },
        footers: { default: new Footer({ children: [...plain(footer), pages()] }) },
        children: [
          new Table({
            layout: TableLayoutType.FIXED,
            width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
            columnWidths: widths,
            rows: [first, ...rows.map((row) => new TableRow({ children: cells(row) }))],
          }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(file))
}
