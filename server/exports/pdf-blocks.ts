import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { PaperAsked } from './asked.ts'
import { captioned, notesOf, type Facts, type PaperTable } from './figure-facts.ts'
import { mapSvg } from './map/map-svg.ts'
import type { PaperBlock } from './paper.ts'
import { pictureOf } from './picture-of.ts'
import { qrSvg } from './qr.ts'
import { BODY, LINE_PITCH, QR_SIDE, SMALL, TEXT_WIDTH } from './sheet-size.ts'
import { WORDS } from './words.ts'

/** Ascent and descent of the font, as parts of its size. */
const FONT_HEIGHT = 1.151 + 0.286
/** Line height as pdfmake counts it: a multiple of the font's own. */
export const LEADING = (size: number, pitch: number) => pitch / (size * FONT_HEIGHT)

const GRID = {
  hLineColor: () => '#555555',
  vLineColor: () => '#555555',
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  paddingTop: () => 3,
  paddingBottom: () => 3,
  paddingLeft: () => 4,
  paddingRight: () => 4,
}
const small = (text: string, given: object = {}): Content => ({ text, fontSize: SMALL, lineHeight: 1, ...given })
const headed = (names: readonly string[]): TableCell[] =>
  names.map((text) => ({ text, fontSize: SMALL, lineHeight: 1, bold: true, alignment: 'center' }))

const codeCell = ({ link, code }: Facts): TableCell => {
  const letters = { text: code, fontSize: 8.5, lineHeight: 1, alignment: 'center' as const }
  if (link === null) return { ...letters, margin: [0, 16, 0, 0] }
  return {
    stack: [
      { svg: qrSvg(link, QR_SIDE), width: QR_SIDE, alignment: 'center' },
      { ...letters, link },
    ],
  }
}
const noted = (rows: readonly Facts[], asked: PaperAsked): Content[] =>
  notesOf(rows, asked).map((text) => small(text, { fontSize: 9, margin: [0, 2, 0, 0] }))

/** The figures of a page: each with what it is made of, how far to believe it, and its code. */
function figures(rows: readonly Facts[], asked: PaperAsked): Content {
  const { lang } = asked
  const names = [WORDS.figure, WORDS.value, WORDS.share, WORDS.held, WORDS.code].map((each) => each[lang])
  const drawn: Content = {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: ['*', 78, 72, 108, 66],
      body: [
        headed(names),
        ...rows.map((facts, row): TableCell[] => [
          { ...(small(facts.title) as object), margin: [0, 16, 0, 0] } as TableCell,
          {
            text: facts.value,
            fontSize: row === 0 ? 14 : 12,
            lineHeight: 1,
            bold: true,
            alignment: 'center',
            margin: [0, row === 0 ? 14 : 16, 0, 0],
          },
          { ...(small(facts.share, { alignment: 'center' }) as object), margin: [0, 16, 0, 0] } as TableCell,
          {
            stack: [facts.state, facts.version, facts.moment].map((text) => small(text, { fontSize: 9 })),
            margin: [0, 8, 0, 0],
          },
          codeCell(facts),
        ]),
      ],
    },
    layout: GRID,
  }
  return { margin: [0, 6, 0, 8], stack: [drawn, ...noted(rows, asked)] }
}

function table({ title, head, rows, rest }: PaperTable): Content {
  return {
    margin: [0, 4, 0, 10],
    stack: [
      { text: title, fontSize: 12, lineHeight: 1.1, bold: true, alignment: 'center', headlineLevel: 1 },
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          keepWithHeaderRows: 1,
          widths: head.map(() => '*'),
          body: [
            headed(head),
            ...rows.map((row) => row.map((text) => small(text, { alignment: 'center' }) as TableCell)),
          ],
        },
        layout: GRID,
      },
      ...(rest === '' ? [] : [small(rest, { margin: [0, 3, 0, 0] })]),
    ],
  }
}

function chart(block: Extract<PaperBlock, { is: 'chart' }>, asked: PaperAsked): Content {
  const { title, facts } = block
  const drawn = pictureOf(block.chart, TEXT_WIDTH, asked)
  const { lang } = asked
  const said = [facts.value, captioned(facts, asked), facts.state, facts.version, facts.moment].join('　')
  return {
    unbreakable: true,
    margin: [0, 8, 0, 8],
    stack: [
      drawn === null
        ? {
            ...(small(
              facts.value === WORDS.withheld[lang] || facts.value === WORDS.missing[lang]
                ? facts.value
                : WORDS.noData[lang],
              { alignment: 'center' },
            ) as object),
            margin: [0, 20, 0, 20],
          }
        : { svg: drawn, width: TEXT_WIDTH },
      { text: title, fontSize: 12, lineHeight: 1.1, bold: true, alignment: 'center', margin: [0, 2, 0, 0] },
      {
        columns: [
          {
            width: '*',
            stack: [
              small(said, { fontSize: 9 }),
              ...(facts.link === null ? [] : [small(`${WORDS.scan[lang]}：${facts.link}`, { fontSize: 9 })]),
              ...noted([facts], asked),
            ],
            margin: [0, 10, 0, 0],
          },
          { width: 52, ...(codeCell(facts) as object) },
        ],
      },
    ],
  } as Content
}

function map({ title, picture }: Extract<PaperBlock, { is: 'map' }>): Content {
  return {
    unbreakable: true,
    margin: [0, 8, 0, 8],
    stack: [
      { svg: mapSvg(picture.drawing), width: TEXT_WIDTH },
      { text: title, fontSize: 12, lineHeight: 1.1, bold: true, alignment: 'center', margin: [0, 4, 0, 2] },
      ...picture.lines.map((text) => small(text, { fontSize: 9 })),
    ],
  }
}

/** One block of a paper as pdfmake sets it. */
export function blockContent(block: PaperBlock, asked: PaperAsked): Content[] {
  if (block.is === 'heading') return [{ text: block.text, bold: true, headlineLevel: 1, leadingIndent: BODY * 2 }]
  if (block.is === 'paragraph')
    return [
      {
        text: block.runs.map(({ text, strong, link }) => ({
          text,
          ...(strong && { bold: true }),
          ...(link != null && { link }),
        })),
        leadingIndent: BODY * 2,
        alignment: 'left',
        lineHeight: LEADING(BODY, LINE_PITCH),
      },
    ]
  if (block.is === 'figures') return [figures(block.rows, asked)]
  if (block.is === 'table') return [table(block.table)]
  if (block.is === 'map') return [map(block)]
  return [chart(block, asked)]
}
