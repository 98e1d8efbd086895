import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { PaperAsked } from './asked.ts'
import { chartBlocks } from './docx-chart.ts'
import { FONTS, fontOf } from './docx-fonts.ts'
import { mapBlocks } from './map/docx-map.ts'
import { notesOf, type Facts, type PaperTable } from './figure-facts.ts'
import type { PaperBlock, PaperRun } from './paper.ts'
import { qrPng } from './qr.ts'
import { BODY_HALF_POINTS } from './sheet-size.ts'
import { WORDS } from './words.ts'

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType]
interface Given {
  /** Half points. */
  readonly size?: number
  readonly alignment?: Alignment
  /** Of the first line, twips; two characters unless told. */
  readonly indent?: number
  readonly right?: number
  readonly keep?: boolean
  readonly font?: string
  readonly bold?: boolean
  readonly border?: 'top' | 'bottom' | undefined
}
const EDGE = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 4 }
/** 三号 is 16 pt, and 28 of them stand in 156 mm: each 0.2 pt closer, twips. */
const CLOSER = -4
/** Width of the text in twips, and how it is shared out in the table of figures. */
const WIDTH = 8_844
const FIGURES = [2_000, 1_560, 1_480, 2_304, 1_500]

function runOf({ text, strong, link }: PaperRun, { size = BODY_HALF_POINTS, font = FONTS.body, bold = false }: Given) {
  const run = new TextRun({
    text,
    size,
    ...(size === BODY_HALF_POINTS && { characterSpacing: CLOSER }),
    bold: bold || strong === true,
    font: fontOf(strong === true && font === FONTS.body ? FONTS.sub : font),
  })
  // Word opens whole addresses only.
  return link != null && /^https?:\/\//.test(link) ? new ExternalHyperlink({ link, children: [run] }) : run
}

/** A paragraph of the body: 三号, 28 pt lines, two characters in. Smaller text stands closer. */
export function paragraph(runs: readonly PaperRun[], given: Given = {}): Paragraph {
  const { size = BODY_HALF_POINTS, alignment, indent = 640, right, keep, border } = given
  return new Paragraph({
    ...(alignment && { alignment }),
    ...(keep === true && { keepNext: true, keepLines: true }),
    spacing: { line: size === BODY_HALF_POINTS ? 560 : size * 14, lineRule: LineRuleType.EXACT },
    indent: { firstLine: indent, ...(right !== undefined && { right }) },
    ...(border !== undefined && { border: { [border]: EDGE } }),
    children: runs.map((run) => runOf(run, given)),
  })
}

const line = (text: string, given: Given = {}) =>
  paragraph([{ text }], { size: 21, indent: 0, alignment: AlignmentType.CENTER, ...given })
const cell = (children: Paragraph[], width: number) =>
  new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
  })

/** The QR code of a figure with its letters, small. */
export const codeOf = ({ code, link }: Facts): Paragraph[] => [
  ...(link === null
    ? []
    : [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          keepNext: true,
          children: [
            new ImageRun({
              type: 'png',
              data: qrPng(link),
              transformation: { width: 54, height: 54 },
              altText: { name: code, title: code, description: link },
            }),
          ],
        }),
      ]),
  line(code, { size: 17 }),
]
/** What to mind of figures, under them. */
export const notedOf = (rows: readonly Facts[], asked: PaperAsked): Paragraph[] =>
  notesOf(rows, asked).map((text) => line(text, { size: 18, alignment: AlignmentType.LEFT }))

function table(rows: TableRow[], widths: readonly number[]): Table {
  return new Table({
    rows,
    columnWidths: widths,
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
  })
}
const headRow = (names: readonly string[], widths: readonly number[]) =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: names.map((name, at) => cell([line(name, { font: FONTS.heading, keep: true })], widths[at] ?? 0)),
  })

function figures(rows: readonly Facts[], asked: PaperAsked): (Paragraph | Table)[] {
  const { lang } = asked
  const names = [WORDS.figure, WORDS.value, WORDS.share, WORDS.held, WORDS.code].map((each) => each[lang])
  const [title, value, share, held, code] = FIGURES as [number, number, number, number, number]
  return [
    table(
      [
        headRow(names, FIGURES),
        ...rows.map(
          (facts, at) =>
            new TableRow({
              cantSplit: true,
              children: [
                cell([line(facts.title, { alignment: AlignmentType.LEFT })], title),
                cell([line(facts.value, { size: at === 0 ? 28 : 24, bold: true })], value),
                cell([line(facts.share)], share),
                cell(
                  [facts.state, facts.version, facts.moment].map((text) =>
                    line(text, { size: 18, alignment: AlignmentType.LEFT }),
                  ),
                  held,
                ),
                cell(codeOf(facts), code),
              ],
            }),
        ),
      ],
      FIGURES,
    ),
    ...notedOf(rows, asked),
    line(''),
  ]
}

function plainTable({ title, head, rows, rest }: PaperTable): (Paragraph | Table)[] {
  const widths = head.map(() => Math.floor(WIDTH / head.length))
  return [
    line(title, { size: 24, font: FONTS.heading, keep: true }),
    table(
      [
        headRow(head, widths),
        ...rows.map(
          (row) =>
            new TableRow({ cantSplit: true, children: row.map((text, at) => cell([line(text)], widths[at] ?? 0)) }),
        ),
      ],
      widths,
    ),
    line(rest, { alignment: AlignmentType.LEFT }),
  ]
}

/** One block of a paper as Word has it. */
export function blockOf(block: PaperBlock, asked: PaperAsked): (Paragraph | Table)[] {
  if (block.is === 'heading')
    return [
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        keepNext: true,
        spacing: { before: 0, after: 0, line: 560, lineRule: LineRuleType.EXACT },
        indent: { firstLine: 640 },
        children: [
          new TextRun({ text: block.text, size: BODY_HALF_POINTS, color: '000000', font: fontOf(FONTS.heading) }),
        ],
      }),
    ]
  // A first sentence does not stand at the foot of a page without what it is about.
  if (block.is === 'paragraph')
    return [paragraph(block.runs, { alignment: AlignmentType.LEFT, keep: block.runs.every(({ strong }) => strong) })]
  if (block.is === 'figures') return figures(block.rows, asked)
  if (block.is === 'table') return plainTable(block.table)
  if (block.is === 'map') return mapBlocks(block)
  return chartBlocks(block, asked)
}
