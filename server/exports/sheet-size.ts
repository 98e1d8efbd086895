/* The sheet of GB/T 9704-2012: A4, margins, 22 lines of 28 characters. Lengths in points. */

const MM = 72 / 25.4
export const PAGE = { width: 210 * MM, height: 297 * MM }
export const MARGIN = { top: 37 * MM, bottom: 35 * MM, left: 28 * MM, right: 26 * MM }
export const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right
/** 28 characters in 156 mm; 三号 is 16 pt, set a little closer. */
export const BODY = TEXT_WIDTH / 28 - 0.01
export const LINE_PITCH = 28
/** 二号. */
export const TITLE = 22
/** 五号: tables. */
export const SMALL = 10.5
/** 四号: page numbers. */
export const PAGE_NUMBER = 14
export const QR_SIDE = 44
/** Names of the bureau stand in one line: as large as they fit, and never larger than 初号 allows. */
export const bureauSize = (name: string) => Math.min(36, (TEXT_WIDTH - 20) / Math.max(1, [...name].length))
/** 三号 as Word counts. */
export const BODY_HALF_POINTS = 32
