import { Router, type ErrorRequestHandler, type Request } from 'express'
import type { AccessDesk } from '../access.ts'
import { named } from '../asking.ts'
import type { Desk } from '../desk.ts'
import { answer, answerErrors } from './answer.ts'
import { OpenRefusal, unknown } from './errors.ts'
import { linksOf } from './links.ts'
import { openPost } from './posting.ts'
import { rightJurisdiction } from './parameters.ts'
import { readQuery } from './query.ts'
import { serviceOf, services } from './problem-classes.ts'
import { definitionOut, discoveryOut, requestOut, serviceOut } from './shapes.ts'
import { numberOf, sourceOf } from './telling.ts'

export { beforeOpen311 } from './before.ts'

const BASE = '/open311/v2'
/** A collection with its format or without. */
const file = (name: string) => [`${BASE}/${name}`, `${BASE}/${name}.:format`]
/** What a path names, its format left off. */
const nameIn = (request: Request) => String(request.params.name).replace(/\.(json|xml)$/, '')

function rightFormat({ params: { format } }: Request) {
  if (format !== undefined && format !== 'json' && format !== 'xml')
    throw unknown(`没有 ${String(format).slice(0, 20)} 格式，只有 json 和 xml。`)
}

/** Open311 GeoReport v2: services, submissions in, what became of them out, in JSON and XML. */
export function open311(desk: Desk, access: AccessDesk): Router {
  const router = Router()
  const { code: jurisdiction, name, centreName } = desk.district
  const post = openPost(desk, access)

  router.get(file('discovery'), (request, response) => {
    rightFormat(request)
    const url = `${request.protocol}://${request.get('host') ?? ''}${BASE}`
    answer(request, response, 'discovery', discoveryOut(url, centreName ?? name, desk.demo))
  })
  router.get(file('services'), (request, response) => {
    rightFormat(request)
    rightJurisdiction(request.query, jurisdiction)
    answer(request, response, 'services', services.map(serviceOut))
  })
  router.get(`${BASE}/services/:name`, (request, response) => {
    rightJurisdiction(request.query, jurisdiction)
    const service = serviceOf(nameIn(request))
    if (!service) throw unknown(`没有 service_code ${nameIn(request).slice(0, 60)}，可选的见 services。`)
    answer(request, response, 'service_definition', definitionOut(service))
  })

  router.get(file('requests'), async (request, response) => {
    rightFormat(request)
    rightJurisdiction(request.query, jurisdiction)
    const query = readQuery(request.query, Date.now())
    const { requests, total } = await access.openRequests(query, named(request))
    response.set('X-Total-Count', String(total))
    const links = linksOf(request.originalUrl, query, total)
    if (links !== null) response.set('Link', links)
    answer(request, response, 'service_requests', requests.map(requestOut))
  })
  router.get(`${BASE}/requests/:name`, async (request, response) => {
    rightJurisdiction(request.query, jurisdiction)
    const asked = { ids: [nameIn(request)], classes: null, from: null, to: null, status: null, limit: 1, offset: 0 }
    const { requests } = await access.openRequests(asked, named(request))
    if (requests.length === 0)
      throw unknown(`没有 service_request_id ${nameIn(request).slice(0, 60)}，或不在您可查的范围内。`)
    answer(request, response, 'service_requests', requests.map(requestOut))
  })
  router.get(`${BASE}/tokens/:name`, async (request, response) => {
    rightJurisdiction(request.query, jurisdiction)
    const token = nameIn(request)
    const id = await numberBehind(token, request)
    if (id === null) throw unknown(`没有 token ${token.slice(0, 60)}：提交时当即给出 service_request_id，无需 token。`)
    answer(request, response, 'service_requests', [{ service_request_id: id, token }])
  })

  /** A token is the Idempotency-Key of one's own submission, for whoever lost the answer; a number stands for itself. */
  async function numberBehind(token: string, request: Request): Promise<string | null> {
    const who = named(request)
    if (who.kind === 'key') {
      const source = sourceOf(who.name)
      for (const number of [numberOf(source, token), token]) if (await access.openTold(number, source)) return number
    }
    const asked = { ids: [token], classes: null, from: null, to: null, status: null, limit: 1, offset: 0 }
    return (await access.openRequests(asked, who)).requests[0]?.id ?? null
  }

  router.post(file('requests'), async (request, response) => {
    rightFormat(request)
    const { status, receipt } = await post(request, named(request))
    answer(request, response, 'service_requests', [receipt], status)
  })

  const refused: ErrorRequestHandler = (error: unknown, request, response, next) => {
    if (!(error instanceof OpenRefusal) || response.headersSent) return next(error)
    answerErrors(request, response, error.status, error.errors)
  }
  router.use(BASE, refused)
  return router
}
