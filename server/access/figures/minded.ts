import type { Wording } from '../../contract/counting.ts'
import type { Annotation, FigureFeed, IndicatorDefined } from '../../contract/indicator.ts'
import type { FeedHealth } from '../../contract/picture.ts'
import { districtDay, districtIso } from '../../contract/time.ts'
import type { Window } from '../../indicators/window.ts'
import { rulesChangedIn } from '../../interception/period.ts'
import type { Outage } from '../../journal/figures/past.ts'

/** Minute of a moment as people say it. */
const minute = (at: number) => districtIso(at).slice(0, 16).replace('T', ' ')
/** Rules of procedure that came into force within a period, for figures that hang on them. */
export const rulesWithin = (defined: Pick<IndicatorDefined, 'ruled'>, { from, to }: Window) =>
  defined.ruled ? rulesChangedIn({ from: districtDay(from), to: districtDay(to - 1) }) : []

/** How much of a period its feeds were silent, ms; stretches of several feeds that overlap count once. */
export function silentMs(outages: readonly Outage[], { from, to }: Window, asOf: number): number {
  const end = Math.min(to, asOf)
  let [sum, reached] = [0, from]
  for (const each of [...outages].sort((a, b) => a.from - b.from)) {
    const [begin, over] = [Math.max(each.from, reached), Math.min(each.to ?? end, end)]
    if (over <= begin) continue
    sum += over - begin
    reached = over
  }
  return sum
}

const SUBMISSIONS: Wording = { zh: '投诉举报记录', en: 'Records of submissions' }
/** What a relation's records are called. */
const RECORDS: Readonly<Record<string, Wording>> = {
  ...{ matter: SUBMISSIONS, received: SUBMISSIONS, step: SUBMISSIONS },
  task: { zh: '任务记录', en: 'Records of tasks' },
  alarm: { zh: '告警记录', en: 'Records of alarms' },
  urging: { zh: '督办记录', en: 'Records of urging slips' },
  lift: { zh: '电梯报警记录', en: 'Records of lift alarms' },
  sale: { zh: '药品销售记录', en: 'Records of pharmacy sales' },
  test: { zh: '快检记录', en: 'Records of quick tests' },
  silence: { zh: '数据源中断记录', en: 'Records of silences' },
}
const recordsOf = (over: string): Wording => RECORDS[over] ?? { zh: '这类记录', en: 'Such records' }
/** 2026年11月28日. `at`: epoch ms. */
export const dayWords = (at: number) => {
  const [y, m, d] = districtDay(at).split('-').map(Number)
  return `${y}年${m}月${d}日`
}

/** Whether a moment lies before the day on which a record begins: the hours before its first one are no gap. */
export const isBefore = (at: number, begins: number) => districtDay(at) < districtDay(begins)

/** From when a relation is on record, where a period begins before that. */
export const beforeRecord = (over: string, begins: number | null, { from }: Window): Wording | null => {
  const { zh, en } = recordsOf(over)
  if (begins === null) return { zh: `本系统尚未接收过${zh}。`, en: `${en} have not been received here yet.` }
  if (!isBefore(from, begins)) return null
  return {
    zh: `${zh}始于${dayWords(begins)}，此前情况未知，未计入。`,
    en: `${en} begin on ${districtDay(begins)}; what lies before is unknown and not counted.`,
  }
}

const NOTED = 3
/** A feed that is silent again so soon after it answered came and went. */
const SOON_MS = 10 * 60_000

/** A silence, or several with hardly a word between them. */
export interface Stretch extends Outage {
  readonly broken: boolean
}
/** Silences in order of time, those of one feed that follow each other closely as one. */
export function stretchesOf(outages: readonly Outage[]): readonly Stretch[] {
  const last = new Map<string, Stretch>()
  const all: Stretch[] = []
  for (const each of [...outages].sort((a, b) => a.from - b.from)) {
    const before = last.get(each.feed)
    const follows = before !== undefined && (before.to === null || each.from - before.to <= SOON_MS)
    const to = before?.to == null || each.to === null ? null : Math.max(before.to, each.to)
    const stretch = follows ? { ...before, to, broken: true } : { ...each, broken: false }
    if (follows) all.splice(all.indexOf(before), 1)
    all.push(stretch)
    last.set(each.feed, stretch)
  }
  return all
}

/** What there is to mind about one of them. */
function saying({ from, to, broken }: Stretch, { zh, en }: Wording): Wording {
  if (to === null)
    return broken
      ? {
          zh: `${zh}自 ${minute(from)} 起时断时续，现在没有应答，此后的记录可能不全。`,
          en: `${en} has come and gone since ${minute(from)} and is silent now; what came after may be missing.`,
        }
      : {
          zh: `${zh}自 ${minute(from)} 起没有应答，此后的记录可能不全。`,
          en: `${en} has been silent since ${minute(from)}; what came after may be missing.`,
        }
  return broken
    ? {
        zh: `${zh}在 ${minute(from)} 至 ${minute(to)} 之间时断时续，这段时间的记录可能迟到或不全。`,
        en: `${en} came and went from ${minute(from)} to ${minute(to)}; records of that time may be late or missing.`,
      }
    : {
        zh: `${zh}在 ${minute(from)} 至 ${minute(to)} 之间没有应答，这段时间的记录可能迟到或不全。`,
        en: `${en} was silent from ${minute(from)} to ${minute(to)}; records of that time may be late or missing.`,
      }
}

/** What the reader of a figure is to mind about its feeds, each stretch in a sentence, the latest of them; `at` (epoch ms): of those alone that last then. */
export function silences(
  outages: readonly Outage[],
  titleOf: (feed: string) => Wording,
  at: number | null = null,
): readonly Wording[] {
  const stretches = stretchesOf(outages).filter(({ to }) => at === null || to === null || to > at)
  const said = stretches.slice(-NOTED).map((each) => saying(each, titleOf(each.feed)))
  const more = stretches.length - said.length
  return more <= 0 ? said : [...said, { zh: `另有 ${more} 次较早的中断。`, en: `${more} earlier silences besides.` }]
}

/** Freshness of the feeds behind a figure, as of now or of a held moment. */
export function feedsBehind(
  defined: Pick<IndicatorDefined, 'feeds'>,
  health: ReadonlyMap<string, FeedHealth>,
  outages: readonly Outage[],
  { asOf, isNow }: { readonly asOf: number; readonly isNow: boolean },
): readonly FigureFeed[] {
  return defined.feeds.map((feed) => {
    const known = health.get(feed)
    const title = known?.title ?? { zh: feed, en: feed }
    // What has not spoken to this day had not spoken then.
    if (isNow || known === undefined || known.state === 'never')
      return { feed, title, state: known?.state ?? 'never', heardAt: known?.heardAt ?? null }
    const silent = outages.find(
      (each) => each.feed === feed && each.from <= asOf && (each.to === null || each.to > asOf),
    )
    return { feed, title, state: silent ? 'stale' : 'fresh', heardAt: silent ? silent.from : null }
  })
}

/** What is drawn beside a curve. */
export const annotationsOf = (
  defined: Pick<IndicatorDefined, 'ruled' | 'query'>,
  { from, to }: Window,
  outages: readonly Outage[],
  begins: number | null,
  titleOf: (feed: string) => Wording,
): readonly Annotation[] => [
  ...rulesWithin(defined, { from, to }).map(({ on, says }): Annotation => ({
    at: Date.parse(`${on}T00:00:00+08:00`),
    to: null,
    is: 'rule',
    says,
  })),
  ...stretchesOf(outages).map((each): Annotation => ({
    at: each.from,
    to: each.to,
    is: 'silent',
    says: saying(each, titleOf(each.feed)),
  })),
  ...(begins !== null && isBefore(from, begins) && begins < to
    ? [{ at: begins, to: null, is: 'begins' as const, says: beforeRecord(defined.query.over, begins, { from, to })! }]
    : []),
]
