import { randomUUID } from 'node:crypto'
import type { WhatIfJob } from '../contract/what-if.ts'
import type { AccessDesk } from '../gateway/access.ts'
import type { Matter } from '../interception/matter.ts'
import type { GovernanceModel } from '../interception/model.ts'
import { models } from '../interception/models/index.ts'
import { extentOf, pastPages } from '../journal/past.ts'
import type { Calendar } from '../law/calendar/calendar.ts'
import { question, type Question } from '../whatif/changes.ts'
import { offerOf } from '../whatif/offer.ts'
import { pastOf, type PastMatter, type PastStep } from '../whatif/past.ts'
import { periodOf } from '../interception/period.ts'
import { periodRefusal } from '../whatif/period.ts'
import { planOf, Unsound, type Planned } from '../whatif/plan.ts'
import { MOST_RECORDS, simulate } from '../whatif/simulate.ts'
import { inSlices, Stopped } from './in-slices.ts'
import { untouched } from './matter-work.ts'
import type { AccessParts } from './parts.ts'
import { whatIfJobs } from './what-if-jobs.ts'

const PAGE = 200
/** Reading is this share of the whole, as far as progress shows it. */
const READING = 0.2

type Door = AccessDesk['whatIf']

/** Simulations of past periods under other rules: read-only, beside the record and never in it. */
export function openWhatIf(
  parts: Pick<AccessParts, 'db' | 'district' | 'model' | 'calendar' | 'now'>,
  onFault: (error: unknown) => void,
): Door & { close(): Promise<void> } {
  const { db, now } = parts
  const jobs = whatIfJobs(now, randomUUID)
  const working = new Set<Promise<void>>()
  const names = new Map(parts.district.stations.map(({ id, name }) => [id, name]))

  async function read(
    asked: Question,
    count: number,
    calendar: Calendar,
    signal: AbortSignal,
    onShare: (share: number) => void,
  ) {
    const { from, to } = periodOf(asked)
    const past: PastMatter[] = []
    let seen = 0
    for await (const page of pastPages(db, from, to, PAGE)) {
      if (signal.aborted) throw new Stopped()
      for (const { complaint, matters } of page) {
        const told =
          matters.length > 0
            ? matters.map(({ matter, steps }) => ({
                matter: JSON.parse(matter) as Matter,
                steps: steps.map((each) => JSON.parse(each) as PastStep),
              }))
            : [{ matter: untouched(complaint, calendar, now()).matter, steps: [] }]
        for (const { matter, steps } of told) past.push(...pastOf(matter, steps, now(), calendar))
      }
      seen += page.length
      onShare(READING * Math.min(1, seen / count))
    }
    return past
  }

  async function work(
    id: string,
    asked: Question,
    model: GovernanceModel,
    planned: Planned,
    count: number,
    signal: AbortSignal,
  ) {
    const onShare = (share: number) => jobs.progress(id, share)
    try {
      const calendar = await parts.calendar()
      const past = await read(asked, count, calendar, signal, onShare)
      const simulated = simulate({
        ...{ past, model, planned, calendar, seed: asked.seed, asOf: now() },
        period: periodOf(asked),
        days: { from: asked.from, to: asked.to },
        stationTitle: (station) => names.get(station) ?? station,
      })
      const result = await inSlices(simulated, signal, (share) => onShare(READING + (1 - READING) * share))
      jobs.done(id, result)
    } catch (error) {
      if (error instanceof Stopped) return
      if (error instanceof Unsound) return jobs.fail(id, error.message)
      jobs.fail(id, '推演没有算完，原因已记入日志；请稍后再试。')
      onFault(error)
    }
  }

  return {
    offer: async () => offerOf(await parts.model(), models, (await extentOf(db, 0, 0)).earliest, now()),
    async ask(given, who) {
      const asked = question.parse(given)
      const model = await parts.model()
      let planned: Planned
      try {
        planned = planOf(model, asked.changes, models)
      } catch (error) {
        if (error instanceof Unsound) return { refused: error.message, status: 422 }
        throw error
      }
      const period = periodOf(asked)
      const extent = await extentOf(db, period.from, period.to)
      const refused = periodRefusal(asked, now(), extent, MOST_RECORDS)
      if (refused !== null) return { refused, status: 422 }
      const started = jobs.start(who.id, asked)
      if ('refused' in started) return { refused: started.refused, status: 429, retryAfterS: 5 }
      const job = work(started.id, asked, model, planned, extent.count, started.signal)
      working.add(job)
      void job.finally(() => working.delete(job))
      return { id: started.id }
    },
    one: (id): WhatIfJob | null => jobs.one(id),
    cancel: (id) => jobs.cancel(id),
    async close() {
      for (const id of jobs.running()) jobs.cancel(id)
      await Promise.all(working)
    },
  }
}
