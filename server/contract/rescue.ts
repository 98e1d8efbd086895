/*
 * The clock of an entrapment: what has to be done by when for people shut in a lift. Wall, console and server compute it by
 * this one function from what is on the picture.
 */

/** What the clock needs of an alarm. Times are epoch ms. */
export interface Entrapment {
  readonly raisedAt: number
  readonly contactedAt: number | null
  readonly injuryAt: number | null
}

/** What the clock needs of a task that was opened for the alarm. Times are epoch ms, null while it has not come to that. */
export interface RescueTask {
  readonly state: string
  readonly issuedAt: number | null
  readonly departedAt: number | null
  readonly arrivedAt: number | null
}

export type MilestoneName = 'contact' | 'dispatch' | 'departure' | 'arrival' | 'accident'

/** Where a limit comes from: the law, or a rule of the house that the bureau may choose otherwise. */
export interface LimitSource {
  readonly is: 'law' | 'own'
  readonly zh: string
  readonly en: string
}

export interface Milestone {
  readonly name: MilestoneName
  /** When it has to be done at the latest, epoch ms; for `accident` when it becomes one. */
  readonly dueAt: number
  readonly doneAt: number | null
  /** `met`: done in time. `late`: its time is over, whether it was done since (`doneAt`) or not. `running`: what runs out first. `next`: later. */
  readonly state: 'met' | 'late' | 'running' | 'next'
  readonly source: LimitSource
}

/** Who has to be called: the maintainer, the nearest public rescue point, or 119 and the specialists. */
export interface RescueLevel {
  readonly level: 1 | 2 | 3
  readonly since: number
  readonly because: 'raised' | 'noDeparture' | 'halfHour' | 'injury'
}

export interface RescueClock {
  /** In order of time. */
  readonly milestones: readonly Milestone[]
  /** What runs out first; null when everything is done or over. */
  readonly running: Milestone | null
  readonly level: RescueLevel
  /** When two hours are full. */
  readonly accidentAt: number
}

const MINUTE_MS = 60_000
const own = (zh: string, en: string): LimitSource => ({ is: 'own', zh: `本系统规则：${zh}`, en: `House rule: ${en}` })

/** Minutes after the alarm, and by what rule. */
export const rescueLimits: Readonly<Record<MilestoneName, { readonly minutes: number; readonly source: LimitSource }>> =
  {
    contact: { minutes: 1, source: own('1 分钟内与被困人员通话', 'speak to the people inside within 1 minute') },
    dispatch: { minutes: 1, source: own('1 分钟内派出一级救援', 'send the first rescuers within 1 minute') },
    departure: {
      minutes: 10,
      source: own('10 分钟未出发即启动二级救援', 'call the second level after 10 minutes without departure'),
    },
    arrival: {
      minutes: 30,
      source: {
        is: 'law',
        zh: '《电梯维护保养规则》TSG T5002-2017：30 分钟内抵达',
        en: 'TSG T5002-2017: arrive within 30 minutes',
      },
    },
    accident: {
      minutes: 120,
      source: {
        is: 'law',
        zh: '《特种设备安全监察条例》第六十四条第（三）项：滞留 2 小时以上为一般事故',
        en: 'Regulations on Safety Supervision of Special Equipment, Art. 64 (3): shut in for 2 hours or more is an accident',
      },
    },
  }

/** The third level is called after so many minutes, or at once when somebody is hurt. Own rule. */
export const THIRD_LEVEL_MINUTES = 30
/** So long before two hours are full the house says that they will be. */
export const ACCIDENT_WARNING_MINUTES = 90

/** Tasks on which nobody is coming. */
const NOBODY_COMES: ReadonlySet<string> = new Set(['draft', 'declined', 'cancelled'])

const earliest = (times: readonly (number | null)[]): number | null =>
  times.reduce((first, at) => (at !== null && (first === null || at < first) ? at : first), null)

function stateOf(dueAt: number, doneAt: number | null, now: number): 'met' | 'late' | null {
  if (doneAt !== null) return doneAt <= dueAt ? 'met' : 'late'
  return dueAt <= now ? 'late' : null
}

function levelOf({ raisedAt, injuryAt }: Entrapment, departedAt: number | null, now: number): RescueLevel {
  const halfHour = raisedAt + THIRD_LEVEL_MINUTES * MINUTE_MS
  const tenMinutes = raisedAt + rescueLimits.departure.minutes * MINUTE_MS
  if (injuryAt !== null && injuryAt < halfHour && injuryAt <= now)
    return { level: 3, since: injuryAt, because: 'injury' }
  if (halfHour <= now) return { level: 3, since: halfHour, because: 'halfHour' }
  if (tenMinutes <= now && (departedAt === null || departedAt > tenMinutes))
    return { level: 2, since: tenMinutes, because: 'noDeparture' }
  return { level: 1, since: raisedAt, because: 'raised' }
}

/**
 * How the rescue stands at `now` (epoch ms): each milestone with its state and where its limit comes from, and which level has
 * to be called. Whoever arrived has departed, and whoever departed was sent. For an episode that is over, give its end as `now`.
 */
export function rescueClock(alarm: Entrapment, tasks: readonly RescueTask[], now: number): RescueClock {
  const coming = tasks.filter(({ state }) => !NOBODY_COMES.has(state))
  const arrivedAt = earliest(coming.map((task) => task.arrivedAt))
  const departedAt = earliest([...coming.map((task) => task.departedAt), arrivedAt])
  const done: Readonly<Record<MilestoneName, number | null>> = {
    contact: alarm.contactedAt,
    dispatch: earliest([...coming.map((task) => task.issuedAt), departedAt]),
    departure: departedAt,
    arrival: arrivedAt,
    accident: null,
  }
  const told = (Object.keys(rescueLimits) as MilestoneName[]).map((name) => {
    const { minutes, source } = rescueLimits[name]
    const dueAt = alarm.raisedAt + minutes * MINUTE_MS
    const doneAt = done[name]
    return { name, dueAt, doneAt, source, state: stateOf(dueAt, doneAt, now) }
  })
  const runsOutAt = told.find(({ state }) => state === null)?.dueAt ?? null
  const milestones = told.map((each): Milestone => ({
    ...each,
    state: each.state ?? (each.dueAt === runsOutAt ? 'running' : 'next'),
  }))
  return {
    milestones,
    running: milestones.find(({ state }) => state === 'running') ?? null,
    level: levelOf(alarm, departedAt, now),
    accidentAt: alarm.raisedAt + rescueLimits.accident.minutes * MINUTE_MS,
  }
}
