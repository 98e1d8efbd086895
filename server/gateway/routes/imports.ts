import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Router } from 'express'
import { districtIso } from '../../contract/time.ts'
import type { AccessDesk } from '../access.ts'
import { fromOf, named } from '../asking.ts'
import type { Desk } from '../desk.ts'
import { importQuery, importRowsQuery } from '../queries.ts'
import { refuse } from '../refusals.ts'

const FORMATS = /\.(csv|tsv|txt|xlsx|geojson|json)(\.gz)?$/i

/** Files in, facts out: preview, progress, refused rows to download. */
export function imports(desk: Desk, access: AccessDesk): Router {
  const router = Router()
  /** Who started which import: refused rows stand as they came, so only he takes them out again. */
  const starters = new Map<string, string>()
  router.post('/api/v1/imports', async (request, response) => {
    const query = importQuery.parse(request.query)
    const ending = FORMATS.exec(basename(query.name))?.[0]
    if (!ending) return refuse(response, 415, '只能导入 CSV、XLSX 或 GeoJSON 文件（可加 .gz），请检查文件名。')
    let mapping: unknown
    try {
      mapping = query.mapping === undefined ? undefined : JSON.parse(query.mapping)
    } catch {
      return refuse(response, 400, '参数 mapping 不是 JSON。')
    }
    await mkdir(desk.imports.folder, { recursive: true })
    const path = join(desk.imports.folder, `${randomUUID()}${ending.toLowerCase()}`)
    try {
      await pipeline(request, createWriteStream(path, { mode: 0o600 }))
    } catch (error) {
      await rm(path, { force: true })
      throw error
    }
    const started = desk.imports.start({
      path,
      kind: query.kind,
      name: basename(query.name),
      dryRun: query.dryRun,
      mapping,
      source: query.source,
    })
    if ('refused' in started) {
      await rm(path, { force: true })
      return refuse(response, 422, started.refused)
    }
    starters.set(started.id, named(request).id)
    await access.note('importStarted', named(request), `${query.kind}/${started.id}`, fromOf(request))
    response.status(202).location(`/api/v1/imports/${started.id}`).json(started)
  })
  router.get(
    '/api/v1/imports',
    (_request, response) => void response.json({ imports: desk.imports.list(), kinds: desk.imports.kinds() }),
  )
  router.get('/api/v1/imports/:id', (request, response) => {
    const job = desk.imports.one(String(request.params.id))
    if (!job) return refuse(response, 404, '没有这次导入，或已过期。')
    response.json(job)
  })
  router.get('/api/v1/imports/:id/rows', async (request, response) => {
    const page = await desk.imports.rows(String(request.params.id), importRowsQuery.parse(request.query))
    if (!page) return refuse(response, 404, '没有这次导入，或它尚未结束。')
    response.json(page)
  })
  router.delete('/api/v1/imports/:id', (request, response) => {
    if (!desk.imports.cancel(String(request.params.id))) return refuse(response, 404, '没有正在进行的这次导入。')
    response.status(204).end()
  })
  router.get('/api/v1/imports/:id/refused.csv', async (request, response) => {
    const file = desk.imports.refusedFile(String(request.params.id))
    if (file === null) return refuse(response, 404, '这次导入没有被拒的行。')
    const who = named(request)
    if (starters.get(String(request.params.id)) !== who.id)
      return refuse(response, 403, '被拒的行含有原始内容，只有发起这次导入的人可以下载。')
    // Who takes them out and when: in the audit, and in the name of the file, because a line in it could not be imported again.
    await access.note('exported', named(request), `import/${String(request.params.id)}`, fromOf(request))
    response
      .attachment(`refused_${who.name}_${districtIso(Date.now()).slice(0, 16).replaceAll(':', '')}.csv`)
      .sendFile(file, { dotfiles: 'allow' })
  })
  return router
}
