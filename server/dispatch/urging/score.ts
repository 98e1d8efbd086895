import type { LeaguePiece } from '../../contract/league.ts'

/** What a unit begins with, and what each piece takes away. A rule of this house: no regulation sets it. */
export const points = {
  begins: 100,
  yellow: -1,
  orange: -3,
  red: -6,
  lateReply: -2,
  failedRecheck: -2,
  lateTask: -1,
} as const satisfies Readonly<Record<LeaguePiece | 'begins', number>>

export type Counted = Readonly<Record<LeaguePiece, number>>

/** What every piece takes away (0 or less), and what is left of the points to begin with, before it is held at nought. */
export function pointsOf(counted: Counted): {
  readonly pieces: readonly { readonly piece: LeaguePiece; readonly count: number; readonly takes: number }[]
  readonly sum: number
} {
  const pieces = (Object.keys(counted) as LeaguePiece[]).map((piece) => ({
    piece,
    count: counted[piece],
    takes: counted[piece] === 0 ? 0 : points[piece] * counted[piece],
  }))
  return { pieces, sum: pieces.reduce<number>((sum, { takes }) => sum + takes, points.begins) }
}

/** The score of a unit, 0 to 100; `measured`: pieces there were to measure it by, null with none. */
export const scoreOf = (counted: Counted, measured: number): number | null =>
  measured === 0 ? null : Math.max(0, pointsOf(counted).sum)

/** Places by score, the best first; equal scores share a place, who has none has no place. */
export function placesOf<Row extends { readonly score: number | null }>(rows: readonly Row[]): Map<Row, number> {
  const scored = rows.filter((row): row is Row & { score: number } => row.score !== null)
  return new Map(scored.map((row) => [row, 1 + scored.filter(({ score }) => score > row.score).length]))
}

const { begins, yellow, orange, red, lateReply, failedRecheck, lateTask } = points

/** The same in words. */
export const formula = {
  zh: `${begins} 分起，期内每件督办单：黄 ${yellow}、橙 ${orange}、红 ${red}；答复逾期 ${lateReply}，每次复查不通过 ${failedRecheck}；每项逾期提交后办结的任务 ${lateTask}；最低 0 分，撤销的不计。期内既无督办单也无办结的限时任务的，不评分。本系统内定口径。`,
  en: `From ${begins}, per slip of the period: yellow ${yellow}, orange ${orange}, red ${red}; late reply ${lateReply}, each failed re-check ${failedRecheck}; each closed task that was handed in late ${lateTask}; never below 0, withdrawn slips do not count. A unit with neither a slip nor a closed task with a due date has no score. A rule of this house.`,
}
