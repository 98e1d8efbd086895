import { createHash } from 'node:crypto'
import { Router, type Request } from 'express'
import { viewName, type View } from '../../contract/picture.ts'
import type { AccessDesk } from '../access.ts'
import { named } from '../asking.ts'
import type { Desk } from '../desk.ts'
import { encoded, send, shelfOfBodies, type Encoded } from '../encoded.ts'

/** A snapshot this old is still good to start from: frames since then are remembered far longer. */
const SNAPSHOT_GOOD_MS = 2_000
const REGISTER_GOOD_MS = 5_000
const JSON_TYPE = 'application/json; charset=utf-8'

/** What the asker gets of the picture; he may ask for less (`audience=public`), never for more. */
export function viewFor(request: Request, access: AccessDesk): View {
  const view = access.viewOf(named(request))
  if (view === null) throw new Error('an asker without a picture passed the guard')
  return request.query.audience === 'public' ? 'public' : view
}

const body = (value: unknown, etag: string, quality: number): Encoded =>
  encoded(Buffer.from(JSON.stringify(value)), etag, JSON_TYPE, quality)

/** The picture, the register of sites and the district: what a screen needs to begin. */
export function picture(desk: Desk, access: AccessDesk): Router {
  const router = Router()
  const snapshots = shelfOfBodies(SNAPSHOT_GOOD_MS)
  const registers = shelfOfBodies(REGISTER_GOOD_MS)
  const district = body(desk.district, `"${desk.epoch}-district"`, 9)

  router.get('/api/v1/picture', async (request, response) => {
    const view = viewFor(request, access)
    const version = `${desk.pictureVersion()}`
    const snapshot = snapshots(viewName(view), version, () => {
      const taken = desk.snapshot(view)
      return body(taken, `"${nameless(view)}-${taken.epoch}-${taken.version}"`, 3)
    })
    await send(request, response, snapshot, 'private, no-cache')
  })

  router.get('/api/v1/sites', async (request, response, next) => {
    if (request.query.format !== 'columns') return next()
    const view = viewFor(request, access)
    // Every audience has the same register; only a part of the district has its own.
    const name = typeof view === 'string' ? 'all' : viewName(view)
    const register = registers(name, `${desk.registerVersion()}`, () => {
      const columns = desk.register(view)
      return body(
        columns,
        `"${nameless(typeof view === 'string' ? 'wall' : view)}-${desk.epoch}-${columns.version}"`,
        5,
      )
    })
    await send(request, response, register, 'private, no-cache')
  })

  router.get('/api/v1/district', (request, response) => send(request, response, district, 'no-cache'))
  return router
}

/** A short name of a view for an ETag: the names of streets need not travel there. */
const nameless = (view: View) =>
  typeof view === 'string' ? view : createHash('sha256').update(viewName(view)).digest('base64url').slice(0, 12)
