import { Router } from 'express'
import { audiences, type Audience } from '../../contract/picture.ts'
import type { Desk } from '../desk.ts'
import { encoded, send, shelfOfBodies, type Encoded } from '../encoded.ts'

/** A snapshot this old is still good to start from: frames since then are remembered far longer. */
const SNAPSHOT_GOOD_MS = 2_000
const REGISTER_GOOD_MS = 5_000
const JSON_TYPE = 'application/json; charset=utf-8'

/** Until people sign in, an asker is a wall, or the public if it says so; nobody becomes more by asking. */
export const audienceOf = (asked: unknown): Audience => (asked === 'public' ? 'public' : 'wall')

const body = (value: unknown, etag: string, quality: number): Encoded =>
  encoded(Buffer.from(JSON.stringify(value)), etag, JSON_TYPE, quality)

/** The picture, the register of sites and the district: what a screen needs to begin. */
export function picture(desk: Desk): Router {
  const router = Router()
  const snapshots = shelfOfBodies(SNAPSHOT_GOOD_MS)
  const registers = shelfOfBodies(REGISTER_GOOD_MS)
  const district = body(desk.district, `"${desk.epoch}-district"`, 9)

  router.get('/api/v1/picture', async (request, response) => {
    const audience = audienceOf(request.query.audience)
    const version = `${desk.pictureVersion()}`
    const snapshot = snapshots(audience, version, () => {
      const taken = desk.snapshot(audience)
      return body(taken, `"${audience}-${taken.epoch}-${taken.version}"`, 3)
    })
    await send(request, response, snapshot, 'no-cache')
  })

  router.get('/api/v1/sites', async (request, response, next) => {
    if (request.query.format !== 'columns') return next()
    const register = registers('sites', `${desk.registerVersion()}`, () => {
      const columns = desk.register()
      return body(columns, `"${desk.epoch}-${columns.version}"`, 5)
    })
    await send(request, response, register, 'no-cache')
  })

  router.get('/api/v1/district', (request, response) => send(request, response, district, 'no-cache'))
  return router
}
export { audiences }
