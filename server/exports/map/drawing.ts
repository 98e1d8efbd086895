import type { Outline } from './pen.ts'

/* A drawing as PDF and DOCX set it: outlines and words, bottom first. Lengths are points of the paper. */

export interface Look {
  readonly fill?: string
  readonly stroke?: string
  /** Of the stroke. */
  readonly width?: number
  /** 0–1, of both. */
  readonly opacity?: number
  readonly dashed?: boolean
}
export interface Caption {
  readonly x: number
  /** Of the middle of its letters. */
  readonly y: number
  readonly text: string
  readonly size: number
  readonly fill: string
  readonly anchor: 'start' | 'middle' | 'end'
}
export type Part = ({ readonly is: 'outline' } & Outline & Look) | ({ readonly is: 'caption' } & Caption)

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly parts: readonly Part[]
}

/** An outline with its look; nothing where nothing was drawn. */
export const shown = (outline: Outline | null, look: Look): Part[] =>
  outline === null ? [] : [{ is: 'outline', ...outline, ...look }]

/** How wide a text is about, in points: a Chinese character is as wide as it is high. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, each) => sum + (/[\u2e80-\uffef]/.test(each) ? 1 : /[A-Z_MW]/.test(each) ? 0.7 : 0.55), 0) *
  size
