import { createRequire } from 'node:module'
import pdfmake from 'pdfmake'
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { PaperAsked } from './asked.ts'
import { straightQuotes } from './plain.ts'
import { paperOf, type Paper, type PaperBlock } from './paper.ts'
import { blockContent, LEADING } from './pdf-blocks.ts'
import { BODY, bureauSize, LINE_PITCH, MARGIN, PAGE, PAGE_NUMBER, TEXT_WIDTH, TITLE } from './sheet-size.ts'
import { FAMILY } from './svg.ts'
import { watermarkSvg } from './watermark.ts'

const require = createRequire(import.meta.url)
const font = (weight: string) => require.resolve(`@expo-google-fonts/noto-serif-sc/${weight}.ttf`)

const NORMAL = '400Regular/NotoSerifSC_400Regular'
const RED = '#c00000'

const ruler = (color: string, width: number, margin: [number, number, number, number]): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: TEXT_WIDTH, y2: 0, lineWidth: width, lineColor: color }],
  margin,
})

function head(paper: Paper): Content[] {
  const size = bureauSize(paper.bureau)
  return [
    {
      text: paper.bureau,
      fontSize: size,
      bold: true,
      color: RED,
      alignment: 'center',
      lineHeight: 1,
      margin: [0, 0, 0, 10],
    },
    ruler(RED, 2, [0, 0, 0, 26]),
    { text: paper.title, fontSize: TITLE, bold: true, alignment: 'center', lineHeight: 1.1, margin: [0, 0, 0, 8] },
    ...paper.under.map((text): Content => ({ text, fontSize: 12, alignment: 'center', lineHeight: 1.1 })),
    { text: ' ', fontSize: 12, lineHeight: 0.8 },
  ]
}

/** The signature keeps together with what this copy is. */
const foot = (paper: Paper): Content => ({
  unbreakable: true,
  stack: [
    { text: ' ' },
    { text: paper.signed[0], alignment: 'right', margin: [0, 0, BODY * 2, 0] },
    { text: paper.signed[1], alignment: 'right', margin: [0, 0, BODY * 2, 20] },
    ruler('#000000', 0.7, [0, 0, 0, 4]),
    ...paper.copy.map((text): Content => ({ text, fontSize: 10.5, lineHeight: 1.1 })),
    ruler('#000000', 0.7, [0, 4, 0, 0]),
  ],
})

/** Blocks in their order. A heading and its sentence go to the next page with the drawing under them, not without it. */
function setOf(blocks: readonly PaperBlock[], asked: PaperAsked): Content[] {
  const content: Content[] = []
  for (let at = 0; at < blocks.length; at += 1) {
    const three = blocks.slice(at, at + 3)
    const [first, second, third] = three
    if (first === undefined) break
    const together =
      first.is === 'heading' && second?.is === 'paragraph' && (third?.is === 'map' || third?.is === 'chart')
    if (together) at += 2
    content.push(
      ...(together
        ? [{ unbreakable: true, stack: three.flatMap((block) => blockContent(block, asked)) }]
        : blockContent(first, asked)),
    )
  }
  return content
}

/** With straight quotes: those of the font are Chinese ones, a whole sign wide, and tear English words apart. */
function straight<Node>(node: Node): Node {
  if (Array.isArray(node)) return node.map((each: unknown) => straight(each)) as Node
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).map(([key, value]: [string, unknown]) => [
      key,
      (key === 'text' || key === 'svg') && typeof value === 'string' ? straightQuotes(value) : straight(value),
    ]),
  ) as Node
}

/** The definition of a PDF in the layout of official papers. */
export function pdfDefinition(asked: PaperAsked): TDocumentDefinitions {
  const paper = paperOf(asked)
  const content = [...head(paper), ...setOf(paper.blocks, asked), foot(paper)]
  const marks = watermarkSvg(paper.watermark, font(NORMAL))
  return {
    pageSize: { width: PAGE.width, height: PAGE.height },
    pageMargins: [MARGIN.left, MARGIN.top, MARGIN.right, MARGIN.bottom],
    version: '1.7',
    language: asked.lang === 'zh' ? 'zh-CN' : 'en',
    info: { title: paper.title, author: paper.bureau, creator: 'Qianshao', creationDate: new Date(asked.at) },
    defaultStyle: { font: FAMILY, fontSize: BODY, lineHeight: LEADING(BODY, LINE_PITCH) },
    background: () => ({ svg: marks, width: PAGE.width }),
    // Outside: to the right on odd pages, to the left on even ones, a character from the edge.
    footer: (page) => ({
      text: `— ${page} —`,
      fontSize: PAGE_NUMBER,
      lineHeight: 1,
      alignment: page % 2 === 1 ? 'right' : 'left',
      margin: [MARGIN.left + PAGE_NUMBER, 18, MARGIN.right + PAGE_NUMBER, 0],
    }),
    // No heading at the foot of a page by itself; the number of the page is one of those that follow.
    pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
      node.headlineLevel === 1 && getFollowingNodesOnPage().length <= 1,
    content: asked.lang === 'en' ? straight(content) : content,
  }
}

let ready = false
/** Knows the one font, and fetches and opens nothing else, whatever a text says. */
function prepare() {
  if (ready) return
  const [normal, bold] = [font(NORMAL), font('700Bold/NotoSerifSC_700Bold')]
  pdfmake.setFonts({ [FAMILY]: { normal, bold, italics: normal, bolditalics: bold } })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => path === normal || path === bold)
  ready = true
}

/** A briefing as the bytes of a PDF; `onProgress` hears 0–1 while pages are written. */
export async function pdfOf(asked: PaperAsked, onProgress: (share: number) => void): Promise<Buffer> {
  prepare()
  pdfmake.setProgressCallback(onProgress)
  return pdfmake.createPdf(pdfDefinition(asked)).getBuffer()
}
