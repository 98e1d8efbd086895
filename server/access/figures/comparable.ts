import type { Wording } from '../../contract/counting.ts'
import type { IndicatorDefined } from '../../contract/indicator.ts'
import { districtDay } from '../../contract/time.ts'
import type { Window } from '../../indicators/window.ts'
import { rulesChangedIn } from '../../interception/period.ts'
import { isLive } from '../../indicators/relations.ts'
import { liveAt } from '../../journal/figures/live.ts'
import { anythingIn, beginsOf, firstSince, outagesOf, sitesTelling } from '../../journal/figures/past.ts'
import type { Held } from '../../journal/figures/relations.ts'
import type { Database } from '../../journal/statement.ts'
import { dayWords, isBefore, silentMs } from './minded.ts'

const DAY_MS = 86_400_000
/** More of a period without a word of its feed than this, and its numbers are not those of a whole one. */
const MOST_SILENT = 0.05
/** Relations that hang on what a feed tells, whoever does the steps. */
const FED: ReadonlySet<string> = new Set(['matter', 'received', 'step'])
/** More or fewer sites that tell than this, and what they tell is of another coverage. */
const MOST_OTHER = 0.1
/** Relations of which every site tells by itself. */
const TOLD_BY_SITES: ReadonlySet<string> = new Set(['sale', 'test'])

/** Without a word for so long, a feed that tells daily was not there. */
const ABSENT_MS = 7 * DAY_MS
const isFed = ({ feeds, query }: IndicatorDefined) => feeds.length > 0 || FED.has(query.over)

/**
 * From when a figure's records are there for a period that begins at a moment (epoch ms): since the first of all, or, where the
 * record was broken off for long, since it was taken up again. Null: never.
 */
export async function recordSince(
  db: Database,
  defined: IndicatorDefined,
  from: number,
  version: number,
): Promise<number | null> {
  const { over } = defined.query
  const begins = await beginsOf(db, over, version)
  if (begins === null || begins > from || !isFed(defined)) return begins
  const first = await firstSince(db, over, from, version)
  return first !== null && first - from >= ABSENT_MS ? first : begins
}

/**
 * Why two periods cannot be compared; `whole`: the other one has no figure at all, otherwise it is shown and only the difference is
 * not. Null: nothing is in the way.
 */
export async function whyNot(
  db: Database,
  {
    defined,
    base,
    period,
    held,
    titleOf,
  }: {
    readonly defined: IndicatorDefined
    readonly base: Window
    readonly period: Window
    readonly held: Held
    readonly titleOf: (feed: string) => Wording
  },
): Promise<{ readonly whole: boolean; readonly reason: Wording } | null> {
  const { over } = defined.query
  const kept = isLive(over) ? await liveAt(db, base.from) : null
  const begins = kept === null ? await beginsOf(db, over, held.version) : kept.begins
  if (kept?.known === false && begins !== null && !isBefore(base.from, begins))
    return {
      whole: true,
      reason: { zh: '对比的时刻没有留存这项数据。', en: 'Nothing of it was kept of the other moment.' },
    }
  if (begins === null || isBefore(base.from, begins)) {
    const day = begins === null ? null : districtDay(begins)
    return {
      whole: true,
      reason: {
        zh: day === null ? '对比期没有记录。' : `对比期早于记录的开始（${dayWords(begins!)}）。`,
        en:
          day === null
            ? 'There are no records of the other period.'
            : `The other period is before the record begins (${day}).`,
      },
    }
  }
  // A feed that told nothing at all then, nor as long before, was not there: its zero is no zero.
  const length = Math.max(base.to - base.from, DAY_MS)
  if (isFed(defined) && !(await anythingIn(db, over, base.from - length, base.to, held.version)))
    return {
      whole: true,
      reason: {
        zh: '对比期没有接收到这类记录。',
        en: 'Nothing of the kind was received in the other period.',
      },
    }
  const [rule] = defined.ruled ? rulesChangedIn({ from: districtDay(base.from), to: districtDay(period.to - 1) }) : []
  if (rule)
    return {
      whole: false,
      reason: {
        zh: `两期之间办理规则有变（${rule.on} 起施行新办法），口径不同，不作增减比较。`,
        en: `The rules changed between the two (new ones since ${rule.on}); they are not the same measure.`,
      },
    }
  for (const each of [base, period]) {
    const outages = await outagesOf(db, defined.feeds, each.from, each.to, held.version)
    const length = Math.max(1, Math.min(each.to, held.asOf) - each.from)
    if (silentMs(outages, each, held.asOf) / length > MOST_SILENT) {
      const { zh, en } = titleOf(outages[0]?.feed ?? '')
      const [when, whenEn] = each === base ? ['对比期', 'the other period'] : ['本期', 'this period']
      return {
        whole: false,
        reason: {
          zh: `${when}${zh}有较长中断，记录不全，不作增减比较。`,
          en: `${en} was silent for long in ${whenEn}: they do not compare.`,
        },
      }
    }
  }
  if (!TOLD_BY_SITES.has(over)) return null
  const [then, now] = await Promise.all(
    [base, period].map(({ from, to }) => sitesTelling(db, over, from, to, held.version)),
  )
  if (then === 0 || now === undefined || then === undefined || Math.abs(now - then) / then <= MOST_OTHER) return null
  return {
    whole: false,
    reason: {
      zh: `两期报送的单位数不同（${then} 家与 ${now} 家），覆盖面不同，不作增减比较。`,
      en: `${then} sites told then and ${now} now: another coverage, not compared.`,
    },
  }
}
