import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportDesk } from './gateway/desk.ts'
import type { House } from './house.ts'
import {
  createJobs,
  describeKinds,
  FileRefused,
  importKindOf,
  importKinds,
  MOST_JOBS,
  readKeptRows,
  readMapping,
  ROWS_KEPT,
  runImport,
  type ImportJob,
  type Mapping,
  type RowsQuery,
  type Tell,
} from './imports/index.ts'

/** How rows of a file are told to the house, or only looked at. Refused rows go to their own file, not to the rejected records. */
export function rowTeller(house: House, kind: string, dryRun: boolean): Tell {
  return async (rows) => {
    const numbered = rows.map(({ row, telling }) => ({ index: row, telling }))
    const heard = dryRun
      ? house.check(numbered)
      : await house.tell(numbered, { feed: `import:${kind}`, keepRefused: false })
    return {
      ...{ accepted: heard.accepted, known: heard.known },
      rejected: heard.rejected.map(({ index, pointer, message }) => ({ row: index, pointer, message })),
    }
  }
}

/** How many rows a question about an import is about, as its own numbers have it. */
function totalOf(job: ImportJob, { outcome, pointer, message }: RowsQuery): number {
  const { rows, accepted, duplicates, refused } = job
  if (pointer !== undefined || message !== undefined)
    return job.reasons
      .filter((each) => (pointer ?? each.pointer) === each.pointer && (message ?? each.message) === each.message)
      .reduce((sum, { count }) => sum + count, 0)
  if (outcome === undefined) return rows
  return outcome === 'left' ? rows - accepted - duplicates - refused : job[outcome]
}

/** The imports that the doors may start, watch and cancel. Uploads and refused rows live in `folder`. */
export function openImports(
  house: House,
  folder: string,
  onFault: (what: string, error: unknown) => void,
): ImportDesk & { close(): Promise<void> } {
  // Of imports before this start no list is left that would lead to their files, and refused rows stand in them as they came.
  rmSync(folder, { recursive: true, force: true })
  const refusedPathOf = (id: string) => join(folder, `${id}.refused.csv`)
  const rowsPathOf = (id: string) => join(folder, `${id}.rows`)
  const running = new Set<Promise<void>>()
  const jobs = createJobs({
    now: Date.now,
    newId: randomUUID,
    onDropped: (id) =>
      void Promise.all([refusedPathOf(id), rowsPathOf(id)].map((path) => rm(path, { force: true }))).catch(
        (error: unknown) => onFault('旧的导入留下的文件删不掉', error),
      ),
  })

  async function work(
    id: string,
    upload: Parameters<ImportDesk['start']>[0],
    mapping: Mapping | undefined,
    signal: AbortSignal,
  ) {
    const kind = importKindOf(upload.kind)!
    const refusedPath = refusedPathOf(id)
    try {
      const summary = await runImport({
        path: upload.path,
        kind,
        mapping,
        source: upload.source,
        tell: rowTeller(house, kind.kind, upload.dryRun),
        onProgress: (progress) => jobs.progress(id, progress),
        refusedPath,
        rowsPath: rowsPathOf(id),
        signal,
      })
      jobs.end(id, summary)
    } catch (error) {
      jobs.end(id, { message: error instanceof Error ? error.message : String(error) })
      await rm(refusedPath, { force: true })
      if (!(error instanceof FileRefused)) onFault(`导入 ${upload.name} 中断`, error)
    } finally {
      await rm(upload.path, { force: true })
    }
  }

  return {
    folder,
    start(upload) {
      if (!importKindOf(upload.kind))
        return { refused: `不能导入 ${upload.kind}；可以导入 ${importKinds.map(({ kind }) => kind).join('、')}。` }
      let mapping: Mapping | undefined
      try {
        mapping = upload.mapping === undefined ? undefined : readMapping(upload.mapping)
      } catch (error) {
        return { refused: error instanceof Error ? error.message : String(error) }
      }
      const started = jobs.start(upload.kind, upload.name, upload.dryRun)
      if ('refused' in started) return started
      const working = work(started.id, upload, mapping, started.signal).catch((error: unknown) =>
        onFault('上传的文件删不掉', error),
      )
      running.add(working)
      void working.finally(() => running.delete(working))
      return { id: started.id }
    },
    kinds: describeKinds,
    list: jobs.list,
    one: (id) => jobs.get(id) ?? null,
    cancel: (id) => jobs.cancel(id),
    refusedFile: jobs.refusedPathOf,
    async rows(id, query) {
      const job = jobs.get(id)
      // While it runs its numbers are read off the machine; its rows are looked at when it has ended.
      if (!job || job.state === 'running') return null
      const total = totalOf(job, query)
      const page = total === 0 ? { items: [], next: null } : await readKeptRows(rowsPathOf(id), query)
      return { ...page, total, kept: { rows: ROWS_KEPT, imports: MOST_JOBS } }
    },
    async close() {
      for (const { id } of jobs.list()) jobs.cancel(id)
      await Promise.all(running)
    },
  }
}
