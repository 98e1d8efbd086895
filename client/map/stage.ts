import type { Stage } from '../layers/layer.ts'

/** Pixels of the text size that stands for one unit: the frame's font size is 17 units. */
const TEXT_UNITS = 17

/** CSS pixels per design unit, read from the text size that the theme gave the frame. */
export const unitOf = (frame: HTMLElement) => (parseFloat(getComputedStyle(frame).fontSize) || TEXT_UNITS) / TEXT_UNITS

/** What layers are given: the map, the theme's tokens as they stand on the glass, words and a way to report a hit. */
export function stageOf(parts: Omit<Stage, 'token'>, glass: HTMLElement): Stage {
  return { ...parts, token: (name) => getComputedStyle(glass).getPropertyValue(name).trim() }
}
