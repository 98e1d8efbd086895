import type { Fact } from './contract/fact.ts'
import { viewName } from './contract/picture.ts'
import type { OfficerAt } from './picture/officers.ts'
import { HEARTBEAT_MS, TICK_MS } from './contract/socket.ts'
import type { Live } from './gateway/live.ts'
import { changesOf, findHotspots } from './hotspots/hotspots.ts'
import type { House } from './house.ts'
import { openJobs } from './jobs.ts'

/** Complaints are gathered into hotspots over this window. */
const HOTSPOT_WINDOW_MS = 24 * 3_600_000
/** Ten to thirty milliseconds of work for a month of a busy district: seldom enough not to hold up a frame. */
const HOTSPOTS_EVERY_MS = 20_000
/** The first time soon after the start: by then the feeds have said what they held back. */
const FIRST_HOTSPOTS_MS = 10_000
const SAVE_EVERY_MS = 5 * 60_000
/** Retention runs soon after a start and then every six hours: a day late at most, with room for a failure. */
const FIRST_RETENTION_MS = 30_000
const RETENTION_EVERY_MS = 6 * 3_600_000
/** What ran out in a lane is back at the desk at most this late. */
const RUN_OUT_EVERY_MS = 20_000
/** A silence on a task is told at most this late, and an officer is where he was at most this long ago. */
const TASKS_EVERY_MS = 5_000
/** What came in mixed is two matters at most this late. */
const SPLIT_EVERY_MS = 5_000
/** What the house says of alarms by its clock (a delay that is over, two hours that are full) is said at most this late. */
const ALARMS_EVERY_MS = 1_000
/** A figure of now is this old at most. */
const FIGURES_EVERY_MS = 1_000
/** An idle session keeps its open line at most this long. */
const RECHECK_EVERY_MS = 10_000
/** What is under way when the house stops has this long. */
const END_MS = 5_000

/** What the house does by the clock: frames to the screens, hotspots, lapsed alarms, stored pictures. */
export function startClockwork(
  house: House,
  live: Live,
  people: {
    retain: () => Promise<unknown>
    unused: () => Promise<unknown>
    runOut: () => Promise<unknown>
    splitMixed: () => Promise<unknown>
    reckon: () => Promise<unknown>
    silences: () => Promise<unknown>
    positions: () => Promise<readonly OfficerAt[]>
    figures: () => Promise<void>
    streetAt: (lng: number, lat: number) => string | undefined
  },
  onFault: (what: string, error: unknown) => void,
  now: () => number = Date.now,
) {
  let lastFrameAt = 0
  const { job: later, ended } = openJobs(onFault)

  /** One frame per view that somebody listens as; a heartbeat when nothing moved. */
  function tick() {
    const at = now()
    const wanted = live.wanted()
    const frames = house.picture.step(at, wanted)
    if (!frames && at - lastFrameAt < HEARTBEAT_MS) return
    lastFrameAt = at
    for (const view of wanted) live.tell(view, frames?.[viewName(view)] ?? house.picture.heartbeat(at))
  }

  const hotspots = later('热点计算出错', async () => {
    const at = now()
    const { complaints, hotspots: known } = house.picture.state.shelves
    const { hotspots: next } = findHotspots({
      complaints: complaints.values(),
      now: at,
      windowMs: HOTSPOT_WINDOW_MS,
      known: [...known.values()],
    })
    const { found, gone } = changesOf([...known.values()], next)
    const told = (kind: string, id: string) => ({
      id: `${kind}/${id}/${at}`,
      source: 'house',
      subject: null,
      at,
      seenAt: at,
    })
    const facts: Fact[] = [
      ...found.map((spot): Fact => {
        const streetCode = people.streetAt(spot.lng, spot.lat)
        const body = { ...spot, ...(streetCode !== undefined && { streetCode }) }
        return { ...told('hotspot.found', spot.hotspotId), kind: 'hotspot.found', body }
      }),
      ...gone.map((body): Fact => ({ ...told('hotspot.gone', body.hotspotId), kind: 'hotspot.gone', body })),
    ]
    await house.say(facts)
    house.picture.gathered(at)
  })
  const keepShort = later('个人信息到期销毁出错', async () => void (await people.retain()))
  const unused = later('清理未用证据出错', async () => void (await people.unused()))
  const runOut = later('通道到期退回出错', async () => void (await people.runOut()))
  const split = later('混合件拆分出错', async () => void (await people.splitMixed()))
  const silences = later('任务时限检查出错', async () => void (await people.silences()))
  const officers = later('人员位置更新出错', async () => house.picture.setOfficers(await people.positions(), now()))
  const figures = later('指标计算出错', () => people.figures())
  const reckon = later('时限重算出错', async () => void (await people.reckon()))
  const recheck = later('会话复查出错', () => live.recheck())
  const alarms = later('告警计时出错', () => house.say([]))
  const save = later('态势存档未写成', () => house.savePicture())

  const timers = [
    setInterval(tick, TICK_MS),
    setInterval(alarms, ALARMS_EVERY_MS),
    setTimeout(hotspots, FIRST_HOTSPOTS_MS),
    setInterval(hotspots, HOTSPOTS_EVERY_MS),
    setInterval(save, SAVE_EVERY_MS),
    setInterval(recheck, RECHECK_EVERY_MS),
    setInterval(runOut, RUN_OUT_EVERY_MS),
    setInterval(split, SPLIT_EVERY_MS),
    setInterval(silences, TASKS_EVERY_MS),
    setInterval(officers, TASKS_EVERY_MS),
    setInterval(figures, FIGURES_EVERY_MS),
    setInterval(reckon, RUN_OUT_EVERY_MS),
    setTimeout(keepShort, FIRST_RETENTION_MS),
    setInterval(keepShort, RETENTION_EVERY_MS),
    setTimeout(unused, FIRST_RETENTION_MS),
    setInterval(unused, RETENTION_EVERY_MS),
  ]
  return {
    /** Nothing begins any more, and what is under way has ended or had its time. */
    stop: async () => {
      timers.forEach((timer) => clearInterval(timer))
      await ended(END_MS)
    },
  }
}
