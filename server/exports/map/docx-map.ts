import { AlignmentType, Paragraph, TextRun } from 'docx'
import { ShapeGroupRun, type IShapeGroupChildOptions } from 'docx/shapes'
import { paragraph } from '../docx-blocks.ts'
import { FONTS, fontOf } from '../docx-fonts.ts'
import type { PaperBlock } from '../paper.ts'
import { widthOf, type Caption, type Part } from './drawing.ts'

/* The map of a DOCX is a group of Word's own shapes: vectors that can be enlarged, and words that can be searched. */

/** Word counts drawings in pixels of 96 to the inch. */
const PX = 96 / 72
const colour = (hex: string) => hex.slice(1).toUpperCase()
const hidden = (opacity = 1) => Math.round((1 - opacity) * 100)

function captionShape({ x, y, text, size, fill, anchor }: Caption): IShapeGroupChildOptions {
  // Room for a font that is wider than ours.
  const width = widthOf(text, size) * 1.3 + 4
  const height = size * 1.7
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  const alignment = {
    start: AlignmentType.LEFT,
    middle: AlignmentType.CENTER,
    end: AlignmentType.RIGHT,
  }[anchor]
  return {
    type: 'rectangle',
    transformation: { offset: { left: left * PX, top: (y - height / 2) * PX }, width: width * PX, height: height * PX },
    fill: 'none',
    line: 'none',
    textOptions: { verticalAlignment: 'center', wrap: false, margins: { top: 0, right: 0, bottom: 0, left: 0 } },
    children: [
      new Paragraph({
        alignment,
        spacing: { before: 0, after: 0 },
        children: [new TextRun({ text, size: size * 2, color: colour(fill), font: fontOf(FONTS.plain) })],
      }),
    ],
  }
}

function partShape(part: Part): IShapeGroupChildOptions {
  if (part.is === 'caption') return captionShape(part)
  const { d, box, fill, stroke, width = 1, opacity, dashed } = part
  const transparency = hidden(opacity)
  return {
    type: 'custom',
    path: d,
    transformation: {
      offset: { left: box.left * PX, top: box.top * PX },
      width: Math.max(0.1, box.right - box.left) * PX,
      height: Math.max(0.1, box.bottom - box.top) * PX,
    },
    fill: fill === undefined ? 'none' : { color: colour(fill), transparency },
    line:
      stroke === undefined
        ? 'none'
        : { color: colour(stroke), width, transparency, join: 'round', ...(dashed === true && { dash: 'dash' }) },
  }
}

/** The map with its title and the sentences under it. */
export function mapBlocks({ title, says, picture }: Extract<PaperBlock, { is: 'map' }>): Paragraph[] {
  const { drawing, lines } = picture
  const small = { size: 18, indent: 0, keep: true }
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      children: [
        new ShapeGroupRun({
          children: drawing.parts.map(partShape),
          altText: { name: title, title, description: says },
        }),
      ],
    }),
    paragraph([{ text: title }], { ...small, size: 24, font: FONTS.heading, alignment: AlignmentType.CENTER }),
    ...lines.map((text, at) => paragraph([{ text }], { ...small, keep: at < lines.length - 1 })),
  ]
}
