import { randomUUID } from 'node:crypto'
import type { BriefingTold, ExportJob } from '../contract/briefing.ts'
import { districtDay } from '../contract/time.ts'
import type { PaperAsked } from '../exports/asked.ts'
import { exportFolder } from '../exports/folder.ts'
import { exportJobs, type Kept } from '../exports/jobs.ts'
import { CalledOff, makePaper } from '../exports/make.ts'
import { isRefusal, type Who } from '../gateway/access.ts'
import type { ExportAsked, ExportDoor } from '../gateway/access-exports.ts'
import { mapBehind } from './export-map.ts'
import { figuresIn, namesOf, type ExportSources } from './export-sources.ts'
import { openFigureCsv } from './figure-csv.ts'
import { actorOf, noted } from './notes.ts'
import type { AccessParts } from './parts.ts'

export interface ExportParts extends Pick<AccessParts, 'record' | 'now'> {
  readonly sources: ExportSources
  /** Where files lie for a day. */
  readonly folder: string
  /** Whole address under which people open this server; null: none is set. */
  readonly publicUrl: string | null
  readonly newId?: () => string
}

/** A paper to be made, for whom, but for its map. */
interface Input {
  readonly asked: Omit<PaperAsked, 'map'>
  readonly kept: Kept
  readonly who: Who
}

const SWEEP_MS = 10 * 60_000
/** Who takes something out, as his papers say. */
export const nameOf = (who: Who) => (who.kind === 'person' ? `${who.name}（${who.user}）` : who.name)

/** Why there is no file, for whoever waits for it; null: nothing that he could mend. */
function sayable(error: unknown): string | null {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return '服务器磁盘已满，文件没有写成；请联系系统管理员清理后重新导出。'
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return '这份汇报太长，没有做成；请缩短时段或减少页数后重新导出。'
  return null
}
const fileNameOf = (told: BriefingTold, { format, lang }: ExportAsked) =>
  `${told.title[lang].replace(/[\\/:*?"<>|\s\u0000-\u001f]+/g, '_').slice(0, 80)}_${districtDay(Date.parse(told.asOf))}_v${told.version}.${format}`

/** Briefings as papers, two at once, each in a thread of its own; figures as CSV. Everything taken out is noted first. */
export function openExports(
  parts: ExportParts,
  onFault: (what: string, error: unknown) => void,
): ExportDoor & { close(): Promise<void> } {
  const { now, sources } = parts
  const folder = exportFolder(parts.folder)
  /** What waits for a thread or has one: noted already, and complete but for its map. */
  const inputs = new Map<string, Input>()
  const stops = new Map<string, AbortController>()
  /** What happens in the folder happens one after the other. */
  let writing: Promise<unknown> = Promise.resolve()
  const inFolder = (what: () => Promise<unknown>) =>
    void (writing = writing.then(what).catch((error: unknown) => onFault('导出目录写不进', error)))
  const jobs = exportJobs((kept) => inFolder(() => folder.note(kept)))
  const making = new Set<Promise<void>>()
  let closed = false

  function sweep() {
    for (const id of jobs.outdated(now())) inFolder(() => folder.remove(id))
  }
  const ready = folder
    .left()
    .then((left) => {
      for (const kept of left) jobs.remember(kept)
      sweep()
    })
    .catch((error: unknown) => onFault('以前的导出读不出', error))
  const timer = setInterval(sweep, SWEEP_MS)
  timer.unref()

  async function make(id: string, { asked, kept, who }: Input) {
    const stop = new AbortController()
    stops.set(id, stop)
    try {
      // Held at its version, the map is the same whenever it is asked for; asked for here, few are in memory at once.
      const paper = { ...asked, map: await mapBehind(asked.briefing, sources, who) }
      await makePaper(paper, folder.pathOf(kept), (share) => jobs.progress(id, share), stop.signal)
      jobs.done(id, now())
    } catch (error) {
      // Called off by its person, or by the end of this process: then it still stands as under way, and the next one says so.
      if (error instanceof CalledOff) return inFolder(() => folder.clear(kept))
      const said = sayable(error)
      jobs.fail(id, said ?? '文件没有做成，原因已记入日志；请稍后重新导出。')
      onFault(`导出 ${kept.job.of} 没有做成`, error)
    } finally {
      stops.delete(id)
      inputs.delete(id)
    }
  }
  /** Gives threads to those that wait. */
  function pump() {
    if (closed) return
    for (let job = jobs.next((id) => inputs.has(id)); job !== null; job = jobs.next((id) => inputs.has(id))) {
      const made = make(job.id, inputs.get(job.id)!)
      making.add(made)
      void made.finally(() => {
        making.delete(made)
        pump()
      })
    }
  }

  return {
    csv: openFigureCsv(parts),
    async ask(asked, who, from) {
      await ready
      sweep()
      const { briefing: id, format, lang, ...query } = asked
      const told = await sources.briefing(id, query, who)
      if (isRefusal(told)) return told
      const job: ExportJob = {
        ...{ id: (parts.newId ?? randomUUID)(), of: id, format, state: 'waiting', progress: 0 },
        ...{ askedAt: now(), fault: null, file: null, fileName: fileNameOf(told, asked) },
      }
      const kept: Kept = {
        job,
        by: who.id,
        key: JSON.stringify([id, query.from, query.to, query.at, query.version, query.edition, format, lang]),
        doneAt: null,
      }
      const entered = jobs.enter(kept)
      if ('refused' in entered) return { refused: entered.refused, status: 429, retryAfterS: 10 }
      if (!entered.fresh) return entered.job
      try {
        const detail = { format, lang, version: told.version, from: told.from, to: told.to }
        await parts.record(noted({ act: 'exported', by: actorOf(who), on: `briefing/${id}`, detail, from }, now()))
      } catch (error) {
        // What cannot be noted is not taken out.
        jobs.forget(job.id)
        inFolder(() => folder.remove(job.id))
        throw error
      }
      const names = namesOf(figuresIn(told), (dimension, value) => sources.named(dimension, value))
      const paper = { briefing: told, format, lang, names, publicUrl: parts.publicUrl, by: nameOf(who), at: now() }
      // Called off while it was being noted: then there is nothing to make.
      if (jobs.one(job.id, who.id)?.job.state === 'waiting') inputs.set(job.id, { asked: paper, kept, who })
      pump()
      return jobs.one(job.id, who.id)?.job ?? job
    },
    async list(who) {
      await ready
      sweep()
      return jobs.of(who.id)
    },
    async one(id, who) {
      await ready
      return jobs.one(id, who.id)?.job ?? null
    },
    async remove(id, who) {
      await ready
      const kept = jobs.one(id, who.id)
      if (!kept) return false
      if (kept.job.state === 'waiting' || kept.job.state === 'running') {
        jobs.cancel(id)
        inputs.delete(id)
        stops.get(id)?.abort()
        return true
      }
      jobs.forget(id)
      inFolder(() => folder.remove(id))
      return true
    },
    async file(id, who) {
      await ready
      sweep()
      const kept = jobs.one(id, who.id)
      if (!kept) return { refused: '没有这份导出，或文件已过保存期（24 小时）。', status: 404 }
      if (kept.job.state !== 'done') return { refused: kept.job.fault ?? '这份导出还没有完成。', status: 409 }
      return { path: folder.pathOf(kept), name: kept.job.fileName }
    },
    async close() {
      clearInterval(timer)
      closed = true
      await ready
      for (const stop of stops.values()) stop.abort()
      await Promise.all(making)
      await writing
    },
  }
}
