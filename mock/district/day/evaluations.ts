import { chance, hash, share } from '../chance.ts'
import { DAY_MS, momentBetween } from './calendar.ts'
import type { Evaluation } from './happening.ts'
import type { World } from './world.ts'

/** First days of the four issues of a year, `[month, day]`; a third party visits all markets within six days. */
const ISSUES: readonly (readonly [month: number, date: number])[] = [
  [2, 20],
  [5, 18],
  [8, 17],
  [11, 9],
]
const VISIT_DAYS = 6
/** The programme counts its issues from here. */
const FIRST_YEAR = 2022

/** 商品管理, 食品安全管理, 环境卫生, 市场周边, 安全生产, 经营秩序: what each can earn, 100 together. */
const GROUP_MOST = [20, 25, 20, 10, 15, 10]

/** Number of the issue whose visits fall on the day and which of its days this is, or null. */
function issueOn(day: number): { issueNo: number; visitDay: number } | null {
  const year = new Date(day * DAY_MS).getUTCFullYear()
  for (const [index, [month, date]] of ISSUES.entries()) {
    const visitDay = day - Date.UTC(year, month - 1, date) / DAY_MS
    const issueNo = (year - FIRST_YEAR) * ISSUES.length + index + 1
    if (visitDay >= 0 && visitDay < VISIT_DAYS && issueNo > 0) return { issueNo, visitDay }
  }
  return null
}

/** Evaluations of the day in order of time: each market once per issue, its score leaning on its own standing. */
export function evaluationsOf(world: World, day: number): Evaluation[] {
  const issue = issueOn(day)
  if (!issue) return []
  const visited = (world.byKind.market ?? []).filter(
    ({ siteId }) => hash(world.seed, 'visit', siteId, issue.issueNo) % VISIT_DAYS === issue.visitDay,
  )
  return visited
    .map(({ siteId }): Evaluation => {
      const luck = chance(world.seed, 'evaluation', siteId, issue.issueNo)
      const standing = 0.72 + 0.24 * share(world.seed, 'standing', siteId)
      const groupScores = GROUP_MOST.map((most) => {
        const part = Math.min(1, Math.max(0.3, standing + luck.normal() * 0.05))
        return Math.round(most * part * 10) / 10
      })
      return {
        at: momentBetween(day, 9, 17, luck),
        no: `PC${issue.issueNo}-${siteId}`,
        siteId,
        issueNo: issue.issueNo,
        score: Math.round(groupScores.reduce((sum, score) => sum + score, 0) * 10) / 10,
        groupScores,
      }
    })
    .sort((a, b) => a.at - b.at)
}
