import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { TextWatermark } from 'docx/watermarks'
import type { PaperAsked } from './asked.ts'
import { blockOf, paragraph } from './docx-blocks.ts'
import { FONTS, fontOf, fontTable } from './docx-fonts.ts'
import { paperOf, type Paper } from './paper.ts'
import { BODY_HALF_POINTS, bureauSize, TITLE } from './sheet-size.ts'

const MM = 1_440 / 25.4
const twips = (mm: number) => Math.round(mm * MM)
const RED = 'C00000'

/** Outside, a character from the edge: right on odd pages, left on even ones. */
const pageNumber = (alignment: (typeof AlignmentType)['RIGHT' | 'LEFT']) =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28, font: fontOf(FONTS.plain) })],
      }),
    ],
  })
/** A document may not hold one header twice. */
const marked = (text: string) =>
  new Header({
    children: [
      new Paragraph({
        children: [new TextWatermark({ text, font: FONTS.plain, color: 'C8C8C8', opacity: 0.35, width: 430 })],
      }),
    ],
  })

function head(paper: Paper): Paragraph[] {
  const title = (text: string, size: number, color = '000000') =>
    new TextRun({ text, size: Math.round(size * 2), color, font: fontOf(FONTS.title) })
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 300 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: RED, space: 8 } },
      children: [title(paper.bureau, bureauSize(paper.bureau) - 1, RED)],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 200, after: 160 },
      children: [title(paper.title, TITLE)],
    }),
    ...paper.under.map((text) => paragraph([{ text }], { size: 24, alignment: AlignmentType.CENTER, indent: 0 })),
    paragraph([{ text: '' }], { indent: 0 }),
  ]
}

const foot = (paper: Paper): Paragraph[] => [
  paragraph([{ text: '' }], { indent: 0 }),
  ...paper.signed.map((text) =>
    paragraph([{ text }], { alignment: AlignmentType.RIGHT, indent: 0, right: 640, keep: true }),
  ),
  ...paper.copy.map((text, at) =>
    paragraph([{ text }], {
      size: 21,
      indent: 0,
      keep: at < paper.copy.length - 1,
      border: at === 0 ? 'top' : at === paper.copy.length - 1 ? 'bottom' : undefined,
    }),
  ),
]

/** A briefing as the bytes of a DOCX in the layout of official papers. */
export async function docxOf(asked: PaperAsked): Promise<Buffer> {
  const paper = paperOf(asked)
  const document = new Document({
    title: paper.title,
    creator: asked.by,
    lastModifiedBy: asked.by,
    description: paper.watermark,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: fontOf(FONTS.body), size: BODY_HALF_POINTS, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: {
              top: twips(37),
              bottom: twips(35),
              left: twips(28),
              right: twips(26),
              header: twips(15),
              footer: twips(25),
            },
          },
          // 22 lines of 28 characters by exact lines and closer letters: a grid would pull tables apart as well.
          grid: { type: DocumentGridType.DEFAULT, linePitch: 579 },
        },
        headers: { default: marked(paper.watermark), even: marked(paper.watermark) },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [...head(paper), ...paper.blocks.flatMap((block) => blockOf(block, asked)), ...foot(paper)],
      },
    ],
  })
  return Packer.toBuffer(document, undefined, [{ path: 'word/fontTable.xml', data: fontTable() }])
}
