import { unitsIn } from '@contract/unit-words.ts'

/** What pictures of figures say. They bring their words along, so that pages without them stay small. */
const zh = {
  unit: unitsIn('zh'),
  none: '—',
  nothing: '无可计算',
  gap: { down: '数据源静默', before: '尚无记录', ahead: '未到', unknown: '数据缺失' },
  withheld: '＊未公开',
  missing: '数据缺失',
  running: '未满',
  soFar: '未满',
  usual: '平常',
  above: '激增',
  below: '骤减',
  target: '目标',
  notTold: '未注明',
  desk: '中心席位',
  rest: (n: number) => `其余 ${n} 项`,
  key: {
    unfinished: '虚线与空心点：该时段未满',
    band: (n: number) => `灰带：平常的上下四分位，细线为中位（前 ${n} 周同一时段）`,
    gap: '灰底：无从得知，不是零',
    above: '▲ 激增：高出灰带上沿 1.5 个带高以上',
    below: '▼ 骤减：低于灰带下沿 1.5 个带高以上',
    target: (said: string, source: string) => `目标 ${said}：${source}`,
    short: '◆ 未达目标',
    notZero: '纵轴不从零起',
    sameScale: '各图同一刻度，可以相比',
    last: (n: string) => `时段太多，只画最近 ${n} 个；全部见表格`,
    more: (n: number) => `另有 ${n} 项未画出，见表格`,
  },
  table: { when: '时段', name: '名称', parts: '分子／分母', of: '测得数', usual: '平常', note: '说明' },
  colon: '：',
  months: (month: number) => `${month}月`,
  monthOf: (year: number, month: number) => `${year}年${month}月`,
  dayOf: (month: number, day: number) => `${month}月${day}日`,
  day: (day: number) => `${day}日`,
  week: (text: string) => `${text}起一周`,
}
export type Words = typeof zh

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const monthEn = (month: number) => MONTHS[month - 1] ?? String(month)

const en: Words = {
  unit: unitsIn('en'),
  none: '—',
  nothing: 'nothing to reckon',
  gap: { down: 'feed silent', before: 'no record yet', ahead: 'to come', unknown: 'missing' },
  withheld: '* withheld',
  missing: 'missing',
  running: 'not whole',
  soFar: 'in part',
  usual: 'usual',
  above: 'surge',
  below: 'drop',
  target: 'target',
  notTold: 'not told',
  desk: 'desk',
  rest: (n) => `${n} others`,
  key: {
    unfinished: 'dashed, open dot: not a whole span',
    band: (n) => `grey band: usual quartiles, thin line the median (same time of ${n} weeks before)`,
    gap: 'grey ground: nobody can say, which is not zero',
    above: '▲ surge: over 1.5 band heights above the band',
    below: '▼ drop: over 1.5 band heights below the band',
    target: (said, source) => `target ${said}: ${source}`,
    short: '◆ target missed',
    notZero: 'the axis does not begin at zero',
    sameScale: 'all on one scale, to be compared',
    last: (n) => `too many to draw: the latest ${n}; all are in the table`,
    more: (n) => `${n} more not drawn: see the table`,
  },
  table: { when: 'when', name: 'name', parts: 'numerator / denominator', of: 'measured', usual: 'usual', note: 'note' },
  colon: ': ',
  months: monthEn,
  monthOf: (year, month) => `${monthEn(month)} ${year}`,
  dayOf: (month, day) => `${day} ${monthEn(month)}`,
  day: (day) => String(day),
  week: (text) => `week of ${text}`,
}

/** The words of a language. */
export const wordsOf = (lang: 'zh' | 'en'): Words => (lang === 'en' ? en : zh)
