import type { Logger } from 'pino'
import type { inventHalfYear, Submission } from '../mock/index.ts'
import { stepsAsFacts } from './access/matter-work.ts'
import type { Told } from './contract/fact.ts'
import type { Telling } from './contract/telling.ts'
import { complaints12315 } from './feeds/complaints-12315.feed.ts'
import { openCalendars } from './access/calendar.ts'
import type { Config } from './config.ts'
import { onePlusFive } from './interception/models/one-plus-five.model.ts'
import { play, type Stage } from './half-year-play.ts'
import type { House } from './house.ts'
import type { Matter } from './interception/matter.ts'
import type { GovernanceModel } from './interception/model.ts'
import { receivedOf } from './journal/counted.ts'
import { matterById } from './journal/matters.ts'
import type { Statement } from './journal/statement.ts'
import type { Calendar } from './law/calendar/calendar.ts'
import { remembered } from './law/calendar/remembered.ts'

/** How far a demo half-year is loaded; `fault` set: it stopped, and a restart goes on. */
export interface Progress {
  readonly loaded: number
  /** Null: not known yet. */
  readonly of: number | null
  readonly done: boolean
  readonly fault: string | null
}
export interface Loading {
  readonly progress: () => Progress
  /** Stops after the batch under way; resolves when nothing more is written. */
  stop(): Promise<void>
  /** Resolves when it is loaded, stopped or has failed. */
  readonly ended: Promise<void>
}

export interface HalfYearParts {
  readonly house: House
  /** Invents the half-year; only asked when there is something left to load. */
  readonly invent: () => ReturnType<typeof inventHalfYear>
  /** What the half-year was invented from: with another one, what is loaded cannot be gone on with. */
  readonly print: string
  readonly model: GovernanceModel
  readonly calendar: () => Promise<Calendar>
  readonly log: Pick<Logger, 'info' | 'error'>
  readonly onFault: (what: string, error: unknown) => void
  readonly now?: () => number
}

const NAME = 'demo-2022H1'
const PATH = 'half-year'
/** Submissions written together: about 600 facts, one or two hundredths of a second of this process. */
const BATCH = 80
const SAID_EVERY = 5_000

/** The submission as the 12315 feed would tell it, under a name by which everybody sees that it is invented. */
function tellingOf({ id, row }: Submission): Telling {
  const read = complaints12315.streams[0]!.read(row, 0)
  if (read.is !== 'telling') throw new Error(`半年演示数据：${id} 不是 12315 的一行。`)
  return { ...read.telling, source: NAME }
}

/** Where a batch goes on: after so many submissions. */
function readCursor(cursor: string | null, print: string): { loaded: number; done: boolean } {
  if (cursor === null) return { loaded: 0, done: false }
  const [was, count, end] = cursor.split('|')
  if (was !== print)
    throw new Error('库中已有另一套半年演示数据（MOCK_SEED 或 MOCK_SIZE 不同）；请换一个 DATA_DIR，或恢复原来的设置。')
  return { loaded: Number(count), done: end === 'done' }
}

/**
 * Loads an invented half-year through the house's own doors: each submission told like any other, then what its plan makes of it
 * by the pure machine, as steps with their effects, a batch in one transaction. Begins where the last start stopped; told again,
 * it changes nothing. Runs in the background; a fault is told and ends it.
 */
export function loadHalfYear(parts: HalfYearParts): Loading {
  const { house, log } = parts
  const now = parts.now ?? Date.now
  let progress: Progress = { loaded: 0, of: null, done: false, fault: null }
  let stopping = false

  async function load() {
    const began = performance.now()
    const { db } = house.journal
    const { loaded: first, done } = readCursor(await house.journal.cursor(NAME, PATH), parts.print)
    let loaded = first
    progress = { ...progress, loaded, done }
    if (done) return
    const half = await parts.invent()
    progress = { ...progress, of: half.count }
    log.info({ loaded, of: half.count }, '开始载入 2022 年上半年演示数据')
    const calendar = remembered(await parts.calendar())
    /** What was played in this run, or stands in the tables since an earlier one. */
    const played = new Map<string, Pick<Matter, 'kind' | 'state'>>()
    const other: Stage['other'] = async (id) => played.get(id) ?? ((await matterById(db, id)) as Matter | null)
    const stage = { model: parts.model, calendar, other }

    async function write(batch: readonly Submission[]) {
      const at = now()
      const heard = await house.tell(
        batch.map((each, index) => ({ index, telling: tellingOf(each) })),
        { feed: NAME, keepRefused: false },
      )
      if (heard.rejected.length > 0)
        throw new Error(`半年演示数据：${heard.rejected[0]!.id}：${heard.rejected[0]!.message}`)
      // As the intake let them in and the table has them: that is what an officer would have had before him.
      const rows = await receivedOf(
        db,
        batch.map(({ id }) => id),
      )
      const received = new Map(rows.map((row) => [row.complaintId, row]))
      const told: Told[] = []
      const effects: Statement[] = []
      for (const each of batch) {
        const row = received.get(each.id)
        if (row === undefined) throw new Error(`半年演示数据：${each.id} 没有登记上。`)
        const course = await play(each, row, stage, at)
        if (course === null) continue
        const facts = stepsAsFacts(course.found, course.steps, `${NAME}/${each.id}`, at, calendar, parts.model)
        told.push(...facts.told)
        effects.push(...facts.effects)
        for (const [id, { kind, state }] of course.matters) played.set(id, { kind, state })
      }
      if (told.length > 0) await house.record(told, effects)
      loaded += batch.length
      // Only now: whoever is stopped between the two writes tells this batch again, and it is the same.
      const cursor = { path: PATH, value: `${parts.print}|${loaded}${loaded >= half.count ? '|done' : ''}` }
      await house.tell([], { feed: NAME, cursor })
      progress = { ...progress, loaded }
      if (Math.floor(loaded / SAID_EVERY) > Math.floor((loaded - batch.length) / SAID_EVERY))
        log.info({ loaded, of: half.count }, '正在载入 2022 年上半年演示数据')
    }

    let batch: Submission[] = []
    for (const submission of half.submissions(loaded)) {
      batch.push(submission)
      if (batch.length < BATCH) continue
      await write(batch)
      batch = []
      if (stopping) return
    }
    if (batch.length > 0) await write(batch)
    progress = { ...progress, done: true }
    const seconds = (performance.now() - began) / 1_000
    log.info(
      { submissions: loaded - first, seconds: Math.round(seconds), perSecond: Math.round((loaded - first) / seconds) },
      '2022 年上半年演示数据载入完毕',
    )
  }

  const ended = load().catch((error: unknown) => {
    if (stopping) return
    const fault = error instanceof Error ? error.message : String(error)
    progress = { ...progress, fault }
    parts.onFault('2022 年上半年演示数据没有载入完', error)
  })
  return {
    progress: () => progress,
    ended,
    stop() {
      stopping = true
      return ended
    },
  }
}

/** Whether records still come in whose own courses part what is mixed: nobody else parts them meanwhile. */
export function stillComing(loading: Loading | null): boolean {
  return loading !== null && !loading.progress().done
}

/** Why the house says that it is not ready: records that were asked for are still coming in. */
export function waitingFor(loading: Loading | null): readonly string[] {
  const { loaded, of, done, fault } = loading?.progress() ?? { loaded: 0, of: null, done: true, fault: null }
  if (done) return []
  const far = of === null ? '' : `：${loaded}/${of}`
  return [fault === null ? `2022 年上半年演示数据正在载入${far}` : `2022 年上半年演示数据没有载入完${far}：${fault}`]
}

/** The demo's half-year of records: 30,000 that would have gone to a station, 6,426 of them planned to end before one. */
const WHOLE = { counted: 30_000, intercepted: 6_426 }

/** Begins to load the half-year that `DEMO_DATA` asks for, or null when it asks for none. */
export function openHalfYear(
  config: Pick<Config, 'DEMO_DATA' | 'MOCK_SEED' | 'MOCK_SIZE'>,
  mock: typeof import('../mock/index.ts') | null,
  parts: Pick<HalfYearParts, 'house' | 'log' | 'onFault'>,
): Loading | null {
  if (config.DEMO_DATA === undefined || mock === null) return null
  const wish = { seed: config.MOCK_SEED, size: config.MOCK_SIZE }
  const calendars = openCalendars({ db: parts.house.journal.db })
  return loadHalfYear({
    ...parts,
    invent: () => mock.inventHalfYear(mock.openWorld(wish), WHOLE),
    print: `${config.MOCK_SEED}/${config.MOCK_SIZE}`,
    // The reading of “1+5” in which its plans are made, whichever is in force for the live day.
    model: onePlusFive,
    calendar: () => calendars.now(),
  })
}
