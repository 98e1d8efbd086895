import type { Run, Worded } from '../contract/documents.ts'
import { consumerRoutes, consumerRoutesArticle } from '../law/procedures/consumer-routes.ts'
import { stateNames } from '../interception/words.ts'
import { guardsOf, procedureOf, type Context } from './context.ts'
import { dateText, item, known, line, paragraph, personal, type Paragraph } from './sheet.ts'

/* Wordings that several papers share. */

/** `《…办法》（总局令第121号第15条）`: an article of the matter's own procedure, with the title of the order. */
export const by = (context: Context, ...articles: readonly (string | null)[]): string => {
  const { title, order } = procedureOf(context)
  return `《${title.zh}》（${articles.filter((each) => each !== null).join('、') || order}）`
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
/** An item as papers name it: `第三项`. */
export const itemText = (n: number) => `第${NUMERALS[n - 1] ?? n}项`

/** `消费者权益保护法第39条` → `《消费者权益保护法》第39条`. */
const ROUTES_LAW = consumerRoutesArticle.replace(/^(\D+?)第/, '《$1》第')

/** The five ways of 消费者权益保护法 Art. 39, one a line: owed with every non-acceptance and termination. */
export const fiveRoutes = (): Paragraph[] => [
  paragraph(`根据${ROUTES_LAW}，与经营者发生消费者权益争议的，还有下列途径可以选择：`),
  ...consumerRoutes.map(({ no, words }) =>
    item(`（${NUMERALS[no - 1]}）${words.zh}${no === consumerRoutes.length ? '。' : '；'}`),
  ),
]
/** The same in one line, for a short message. */
export const fiveRoutesInOne = () =>
  `依${ROUTES_LAW}您还可以：${consumerRoutes.map(({ no, words }) => `${no}.${words.zh}`).join('；')}。`

export const complainant = (context: Context): Run => personal(context, 'name', '投诉人姓名')
export const respondent = ({ complaint }: Context): Run => known(complaint.respondentName, '被投诉人名称')
/** Addressed to the complainant. */
export const toComplainant = (context: Context): Run[] => line(complainant(context), '：')
/** Addressed to both sides. */
export const toBoth = (context: Context): Run[] => line(complainant(context), '、', respondent(context), '：')

/** `2026年6月1日收到的投诉某店一事（编号…）`. */
export const theComplaint = (context: Context): (string | Run)[] => [
  `${dateText(context.matter.receivedAt)}收到的投诉`,
  respondent(context),
  `一事（编号${context.matter.id}）`,
]
export const unitName = ({ stationName }: Context, id: string): Run => known(stationName(id), '承办单位名称')

export const say = (zh: string, en: string): Worded => ({ zh, en })

/** Why a paper that belongs to complaints is not there for a tip-off or an unsplit submission; null for a complaint. */
/** What is both has no papers of its own before it is split. */
export const unsplit = (context: Context): Worded | null =>
  context.matter.kind === 'mixed' ? splitFirst(context) : null
export function complaintsOnly(context: Context): Worded | null {
  const { separate } = guardsOf(context)
  if (context.matter.kind === 'tipOff')
    return say(
      `此件是举报，没有投诉文书（${separate}）。`,
      `This is a tip-off: it has no complaint papers (${separate}).`,
    )
  return unsplit(context)
}
export function tipOffsOnly(context: Context): Worded | null {
  const { separate } = guardsOf(context)
  if (context.matter.kind === 'complaint')
    return say(
      `此件是投诉，没有举报文书（${separate}）。`,
      `This is a complaint: it has no tip-off papers (${separate}).`,
    )
  if (context.matter.kind === 'mixed') return splitFirst(context)
  return null
}
const splitFirst = (context: Context): Worded => {
  const { separate } = guardsOf(context)
  return say(
    `此件既有投诉又有举报，请先拆分，再分别出具文书（${separate}）。`,
    `This is both a complaint and a tip-off: split it first, each half has its own papers (${separate}).`,
  )
}

/** The sentence that a paper documents a step that was not taken: what it is now, and what must come first. */
export const notYet = ({ matter }: Context, zh: string, en: string): Worded =>
  say(`此件现为“${stateNames[matter.state]}”，${zh}。`, `${en}.`)

/** Since Order 121 a reporter is told only where another law says so: its sentence, for the officer. */
export function onlyWhere(context: Context): Worded[] {
  const { limits, reporterNotice } = procedureOf(context)
  return 'none' in limits.realNameNotice
    ? [
        say(
          limits.realNameNotice.none,
          `A reporter is told only where another law, regulation or rule says so (${reporterNotice}): write which.`,
        ),
      ]
    : []
}
