import express, { Router } from 'express'
import { isRefusal, type AccessDesk } from '../access.ts'
import { fromOf, named } from '../asking.ts'
import { auditQuery, countListQuery, countQuery, mattersQuery } from '../queries.ts'
import { refuse } from '../refusals.ts'
import { roles } from '../../contract/identity.ts'

/** Orders, and the lists that administrators and the auditor work with. */
export function administration(access: AccessDesk): Router {
  const router = Router()
  // A campaign may name two thousand sites; what other orders hold is looked at behind the door.
  router.post('/api/v1/orders', express.json({ limit: '512kb' }), async (request, response) => {
    const { status, outcome } = await access.order(request.body, named(request), fromOf(request))
    response.status(status).set('Cache-Control', 'no-store').json(outcome)
  })
  router.get(
    '/api/v1/people',
    async (_request, response) => void response.json({ items: await access.people(), roles }),
  )
  router.get('/api/v1/people/:id/sessions', async (request, response) => {
    const found = await access.personSessions(String(request.params.id))
    if (!found) return refuse(response, 404, '没有这个人员账号。')
    response.set('Cache-Control', 'no-store').json(found)
  })
  router.get('/api/v1/screens', async (_request, response) => void response.json({ items: await access.screens() }))
  router.get('/api/v1/keys', async (_request, response) => void response.json({ items: await access.keys() }))
  router.get('/api/v1/matters', async (request, response) => {
    response.json(await access.matters(mattersQuery.parse(request.query), named(request)))
  })
  router.get('/api/v1/matters/:id/likeness', async (request, response) => {
    const found = await access.likeness(String(request.params.id), named(request))
    if (!found) return refuse(response, 404, '没有这件投诉举报，或不在您的范围内。')
    response.set('Cache-Control', 'no-store').json(found)
  })
  router.get('/api/v1/interception', async (request, response) => {
    const told = await access.interception(countQuery.parse(request.query), named(request))
    if (isRefusal(told)) return refuse(response, told.status, told.refused)
    response.json(told)
  })
  router.get('/api/v1/interception/records', async (request, response) => {
    const page = await access.interceptionRecords(countListQuery.parse(request.query), named(request))
    if (isRefusal(page)) return refuse(response, page.status, page.refused)
    response.set('Cache-Control', 'no-store').json(page)
  })
  router.get('/api/v1/lanes', async (_request, response) => void response.json(await access.lanes()))
  router.get('/api/v1/calendar', async (_request, response) => void response.json({ items: await access.calendar() }))
  router.get('/api/v1/audit', async (request, response) => {
    response.json(await access.audit(auditQuery.parse(request.query), named(request), fromOf(request)))
  })
  router.get('/api/v1/audit/export.csv', async (request, response) => {
    const csv = await access.auditCsv(auditQuery.parse(request.query), named(request), fromOf(request))
    response.attachment('audit.csv').type('text/csv; charset=utf-8').send(csv)
  })
  router.get('/api/v1/complaints/:id', async (request, response) => {
    const found = await access.complaint(String(request.params.id), named(request), fromOf(request))
    if (!found) return refuse(response, 404, '没有这件投诉，或不在您的范围内。')
    response.set('Cache-Control', 'no-store').json(found)
  })
  router.get('/api/v1/complaints/:id/thread', async (request, response) => {
    const found = await access.complaintThread(String(request.params.id), named(request))
    if (!found) return refuse(response, 404, '没有这件投诉，或不在您的范围内。')
    response.set('Cache-Control', 'no-store').json(found)
  })
  return router
}
