import { AlignmentType, Paragraph, Table, TableBorders, TableCell, TableRow, WidthType } from 'docx'
import { ChartRun, type ChartRunOptions } from 'docx/charts'
import type { PaperAsked } from './asked.ts'
import { ticksTo } from './axis.ts'
import { MOST_BARS } from './bars.ts'
import { codeOf, notedOf, paragraph } from './docx-blocks.ts'
import { FONTS } from './docx-fonts.ts'
import { captioned } from './figure-facts.ts'
import type { PaperBlock } from './paper.ts'
import { MOST_MULTIPLES } from './picture-of.ts'
import { highest, seriesOf, type Series } from './series.ts'
import { WORDS } from './words.ts'

/* Charts of a DOCX are Word's own: vectors whose numbers can be opened, drawn by LibreOffice and WPS as well. */

type ChartBlock = Extract<PaperBlock, { is: 'chart' }>
const COLUMNS = 3
/** More labels than that stand upright. */
const MOST_LYING = 10
const LINE = '1F4E79'
const BAND = 'DFE8F1'
const PAPER = 'FFFFFF'
const TARGET = 'B3261E'

const small = { name: FONTS.plain, size: 8 }
const describe = (block: ChartBlock, text: string) => ({ name: block.title, title: block.title, description: text })

/** What a chart shows, as words: whoever cannot see it hears the same numbers as the table has. */
const altText = (block: ChartBlock) => ({ altText: describe(block, block.title) })

function curveOptions(block: ChartBlock, { points }: Series, top: number, asked: PaperAsked): ChartRunOptions {
  const { lang } = asked
  const constant = (value: number) => points.map(() => value)
  const target = block.chart.figure.target?.value ?? null
  const usual = points.some((point) => point.usual !== null)
  // What is usual is columns without gaps between them, from the low to the high of each span, on others of the colour of the paper:
  // where it cannot be said nothing stands, while an area would fall to 0. (Error bars would do, but LibreOffice lengthens them.)
  const band = [
    { name: WORDS.belowUsual[lang], values: points.map((point) => point.usual?.low ?? null), color: PAPER },
    {
      name: WORDS.usual[lang],
      values: points.map(({ usual: range }) => range && Number((range.high - range.low).toFixed(4))),
      color: BAND,
    },
  ]
  const line = { type: 'line' as const }
  return {
    ...{ type: 'column' as const, stacking: 'stacked' as const, gapWidth: 0 },
    categories: points.map(({ label }) => label),
    series: [
      ...(usual ? band : []),
      {
        ...line,
        name: block.chart.title[lang],
        values: points.map(({ value }) => value),
        color: LINE,
        line: { color: LINE, width: 1.5 },
        markers: { shape: 'circle', size: 4 },
      },
      ...(target === null
        ? []
        : [
            {
              ...line,
              name: `${WORDS.target[lang]} ${target}`,
              values: constant(target),
              color: TARGET,
              markers: false,
              line: { color: TARGET, width: 1, dash: 'dash' as const },
            },
          ]),
    ],
    emptyValues: 'gap',
    legend: usual || target !== null ? { position: 'bottom', font: small } : false,
    // The paper-coloured columns would cut the lines across.
    valueAxis: { minimum: 0, maximum: top, gridlines: !usual, font: small },
    categoryAxis: { font: small, ...(points.length > MOST_LYING && { labelRotation: 90 }) },
    transformation: { width: 585, height: 250 },
    ...altText(block),
  }
}

function barOptions(block: ChartBlock, series: Series): ChartRunOptions {
  const points = series.points.slice(0, MOST_BARS)
  return {
    type: 'bar',
    categories: points.map(({ label }) => label),
    series: [{ name: series.name, values: points.map(({ value }) => value), color: LINE }],
    emptyValues: 'gap',
    gapWidth: 60,
    legend: false,
    dataLabels: { value: true, position: 'outsideEnd', font: small },
    categoryAxis: { reverseOrder: true, font: small },
    valueAxis: { minimum: 0, visible: false, gridlines: false },
    transformation: { width: 585, height: 60 + points.length * 22 },
    ...altText(block),
  }
}

function multiples(block: ChartBlock, series: readonly Series[]): Table {
  const shown = series.slice(0, MOST_MULTIPLES)
  const top = ticksTo(highest(shown, null)).at(-1) ?? 1
  const one = ({ name, points }: Series) =>
    new ChartRun({
      type: 'line',
      title: { text: name, font: { ...small, size: 9 } },
      categories: points.map(({ label }) => label),
      series: [
        {
          name,
          values: points.map(({ value }) => value),
          color: LINE,
          markers: false,
          line: { color: LINE, width: 1 },
        },
      ],
      emptyValues: 'gap',
      legend: false,
      valueAxis: { minimum: 0, maximum: top, interval: top, font: { ...small, size: 7 } },
      categoryAxis: { visible: false },
      transformation: { width: 186, height: 120 },
      altText: describe(block, `${block.title} ${name}`),
    })
  const rows = Array.from({ length: Math.ceil(shown.length / COLUMNS) }, (_, row) =>
    shown.slice(row * COLUMNS, (row + 1) * COLUMNS),
  )
  return new Table({
    borders: TableBorders.NONE,
    columnWidths: [2_948, 2_948, 2_948],
    width: { size: 8_844, type: WidthType.DXA },
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: Array.from({ length: COLUMNS }, (_, at) => {
            const each = row[at]
            return new TableCell({
              width: { size: 2_948, type: WidthType.DXA },
              children: [new Paragraph({ keepNext: true, children: each ? [one(each)] : [] })],
            })
          }),
        }),
    ),
  })
}

function drawn(block: ChartBlock, asked: PaperAsked): Paragraph | Table {
  const { chart, facts } = block
  const series = seriesOf(chart, asked)
  const [first] = series
  const none = chart.figure.state === 'withheld' || chart.figure.state === 'missing'
  if (none || !first || series.every(({ points }) => points.every(({ value }) => value === null)))
    return paragraph([{ text: none ? facts.value : WORDS.noData[asked.lang] }], {
      alignment: AlignmentType.CENTER,
      indent: 0,
    })
  if (chart.is === 'multiples' && series.length > 1) return multiples(block, series)
  const options =
    chart.is === 'bars'
      ? barOptions(block, first)
      : curveOptions(block, first, ticksTo(highest([first], chart.figure.target?.value ?? null)).at(-1) ?? 1, asked)
  return new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, children: [new ChartRun(options)] })
}

/** A chart with its title, what its figure is worth, its code, and what changed while it runs. */
export function chartBlocks(block: ChartBlock, asked: PaperAsked): (Paragraph | Table)[] {
  const { facts, title, chart } = block
  const { lang } = asked
  const centred = { size: 18, indent: 0, alignment: AlignmentType.CENTER, keep: true }
  const changed = chart.annotations.map(({ says }) => says[lang])
  return [
    drawn(block, asked),
    paragraph([{ text: title }], { ...centred, size: 24, font: FONTS.heading }),
    ...(changed.length === 0 ? [] : [paragraph([{ text: changed.join('；') }], centred)]),
    paragraph(
      [
        {
          text: [facts.value, captioned(facts, asked), facts.state, facts.version, facts.moment].join('　'),
        },
      ],
      centred,
    ),
    ...codeOf(facts),
    ...notedOf([facts], asked),
  ]
}
