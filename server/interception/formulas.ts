import type { Wording } from '../law/limit.ts'

/** What each figure of the count is, in words (interception.md § 1.3). */
export const formulas = {
  gross: {
    zh: '前端拦截率＝分派监管所之前办结的件数÷应分派监管所的件数。分母：期内接收的投诉、举报（混合件按两件），属本辖区、按登记时的派件规则应到某监管所、未并入他件；咨询不计。分子：其中未曾分派监管所且已结案的（和解、先行赔付、调解协议、撤回、不予受理、由中心终止调解）；举报只计中心不予受理的。按接收时间归期，百分比保留两位、四舍五入。',
    en: 'Rate = closed before any station ÷ would have gone to a station. Denominator: complaints and tip-offs received in the period (a mixed one is two), of this district, with a station named by the routing rule at receipt, not merged into another; consultations are not counted. Numerator: of these, closed and never sent to a station (settled, advance paid, mediation agreement, withdrawn, not accepted, terminated by the centre); a tip-off only when the centre itself did not accept it. By time of receipt; two decimals, half up.',
  },
  settle: {
    zh: '和解率＝分子中以和解、先行赔付或调解协议办结的件数÷同一分母。',
    en: 'Settled = of the numerator, closed by settlement, advance payment or mediation agreement ÷ the same denominator.',
  },
  net: {
    zh: '净拦截率＝分子中办结后三十日内没有重新打开、也没有后来接收的投诉并入该件（同一争议再次投诉）的件数÷同一分母。',
    en: 'Net = of the numerator, neither reopened within thirty days of closing nor told again, that is, without a submission received within them that was merged into it ÷ the same denominator.',
  },
  flow: {
    zh: '当期办结口径＝期内办结（不论何时接收）的分子件数÷期内接收的分母件数；可以超过百分之百，不与前端拦截率混用。',
    en: 'By closing date = closed in the period, whenever received ÷ received in the period; may exceed 100 % and is never the interception rate.',
  },
  reopen: {
    zh: '重开率＝重新打开过的件数÷曾在分派监管所之前办结的件数。',
    en: 'Reopened = opened again ÷ ever closed before a station.',
  },
  hours: {
    zh: '办结用时：从接收到办结的小时数，取中位数和第九十百分位，只计分子。',
    en: 'Time to close: hours from receipt to closing, median and 90th percentile, of the numerator.',
  },
  breach: {
    zh: '逾期受理率＝受理决定晚于七个工作日或到期仍未作出的投诉件数÷须作受理决定的投诉件数。',
    en: 'Late decisions = complaints whose decision on acceptance came after seven working days or is missing past its day ÷ complaints that need one.',
  },
  loadAvoided: {
    zh: '监管所减负＝分子中原应分派该所的件数；旁列该所的分母。',
    en: 'Load avoided = of the numerator, what would have gone to the station, beside the station’s denominator.',
  },
} as const satisfies Readonly<Record<string, Wording>>
