import type { RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { orderGiven, orders } from '../../contract/identity.ts'
import { bodies } from '../bodies.ts'
import { auditQuery, countListShape, countShape, interceptionFiguresQuery, mattersQuery } from '../queries.ts'
import { idParam, json, page, refusal } from './shapes.ts'

const some = (description: string) => json(z.looseObject({}), description)
const body = (schema: z.ZodType) => ({ body: { content: { 'application/json': { schema } } } })
const done = { description: 'Done' }
const refusals = {
  401: json(refusal, 'Not signed in, or refused'),
  422: json(refusal, 'Refused with a sentence'),
  429: json(refusal, 'Too often; see Retry-After'),
}
const verb = z.union(
  Object.entries(orders).map(([name, schema]) => schema.extend({ verb: z.literal(name) })) as unknown as [
    z.ZodType,
    z.ZodType,
  ],
)
const outcome = z.object({
  state: z.enum(['accepted', 'refused']),
  version: z.number().int().optional(),
  result: z.looseObject({}).optional(),
  repeated: z.literal(true).optional(),
  reason: z.string().optional(),
  code: z.string().optional(),
})

/** Who is asking: people, screens, keys, orders, the audit. */
export const accessPaths: readonly RouteConfig[] = [
  { method: 'get', path: '/api/openapi.json', summary: 'This document', responses: { 200: some('OpenAPI 3.1') } },
  {
    method: 'get',
    path: '/api/v1/session',
    summary: 'Whom the server takes the asker for',
    responses: { 200: some('Session'), 401: json(refusal, 'Nobody') },
  },
  {
    method: 'post',
    path: '/api/v1/session',
    summary: 'Sign in: 204 with a session cookie',
    request: body(bodies.signIn),
    responses: { 204: done, ...refusals },
  },
  { method: 'delete', path: '/api/v1/session', summary: 'Sign out', responses: { 204: done } },
  {
    method: 'get',
    path: '/api/v1/session/options',
    summary: 'Ways to sign in here',
    responses: { 200: some('Options') },
  },
  {
    method: 'post',
    path: '/api/v1/session/touch',
    summary: 'The person is active: the idle time-out begins anew',
    responses: { 204: done },
  },
  {
    method: 'post',
    path: '/api/v1/session/second-factor',
    summary: 'Prove the second factor for this session',
    request: body(bodies.otp),
    responses: { 204: done, ...refusals },
  },
  {
    method: 'get',
    path: '/auth/oidc/start',
    summary: 'Sign in through the identity provider',
    responses: { 303: { description: 'To the provider' } },
  },
  {
    method: 'get',
    path: '/auth/oidc/callback',
    summary: 'Back from the identity provider',
    responses: { 303: { description: 'Home, or back to the sign-in page with a sentence' } },
  },
  {
    method: 'post',
    path: '/api/v1/invitations/look',
    summary: 'Whom an invitation is for',
    request: body(bodies.token),
    responses: { 200: some('Invitation'), 404: json(refusal, 'None, or run out') },
  },
  {
    method: 'post',
    path: '/api/v1/invitations/accept',
    summary: 'Set a password by an invitation; signs in',
    request: body(bodies.accept),
    responses: { 204: done, 404: json(refusal, 'None, or run out'), ...refusals },
  },
  {
    method: 'post',
    path: '/api/v1/profile/password',
    summary: 'Change the own password',
    request: body(bodies.password),
    responses: { 204: done, ...refusals },
  },
  {
    method: 'post',
    path: '/api/v1/profile/second-factor',
    summary: 'Begin to enrol an authenticator (RFC 6238)',
    request: body(bodies.confirmPassword),
    responses: { 200: json(z.object({ secret: z.string(), uri: z.string() }), 'Secret'), ...refusals },
  },
  {
    method: 'post',
    path: '/api/v1/profile/second-factor/confirm',
    summary: 'Finish enrolling; answers recovery codes, once',
    request: body(bodies.otp),
    responses: { 200: json(z.object({ recoveryCodes: z.array(z.string()) }), 'Codes'), ...refusals },
  },
  { method: 'get', path: '/api/v1/profile/sessions', summary: 'Own sessions', responses: { 200: some('Sessions') } },
  {
    method: 'delete',
    path: '/api/v1/profile/sessions/{id}',
    summary: 'End one of the own sessions',
    request: { params: idParam },
    responses: { 204: done, 404: json(refusal, 'None') },
  },
  {
    method: 'post',
    path: '/api/v1/screens/pairing',
    summary: 'A wall asks for a six-digit code',
    request: body(bodies.pairing),
    responses: { 201: some('Waiting, with the code'), ...refusals },
  },
  {
    method: 'post',
    path: '/api/v1/screens/pairing/claim',
    summary: 'A wall asks whether it was let in',
    responses: { 200: some('waiting, paired or expired') },
  },
  {
    method: 'post',
    path: '/api/v1/screens/challenge',
    summary: 'A paired wall asks for something to sign',
    responses: { 200: some('Challenge'), 401: json(refusal, 'Not paired, or revoked') },
  },
  {
    method: 'post',
    path: '/api/v1/screens/session',
    summary: 'A paired wall proves its device: 204 with a session cookie',
    request: body(bodies.proof),
    responses: { 204: done, 401: json(refusal, 'Not this device') },
  },
  {
    method: 'get',
    path: '/api/v1/screens',
    summary: 'Paired walls',
    responses: { 200: some('Screens') },
  },
  { method: 'get', path: '/api/v1/people', summary: 'Accounts', responses: { 200: some('People') } },
  {
    method: 'get',
    path: '/api/v1/people/{id}/sessions',
    summary: 'Open sessions of one person, the last used first',
    request: { params: idParam },
    responses: { 200: some('Sessions'), 404: json(refusal, 'No such person') },
  },
  { method: 'get', path: '/api/v1/keys', summary: 'Feed keys, without the keys', responses: { 200: some('Keys') } },
  {
    method: 'get',
    path: '/api/v1/complaints/{id}',
    summary: 'One complaint, its complainant masked; that it was seen is noted',
    request: { params: idParam },
    responses: { 200: some('Complaint'), 404: json(refusal, 'None in the asker’s scope') },
  },
  {
    method: 'get',
    path: '/api/v1/complaints/{id}/thread',
    summary: 'From a submission to its closing: how it was handled, the tasks opened for it, their steps and evidence',
    request: { params: idParam },
    responses: { 200: some('Lines in order of time'), 404: json(refusal, 'None in the asker’s scope') },
  },
  {
    method: 'post',
    path: '/api/v1/orders',
    summary: 'Give an order',
    request: body(orderGiven.extend({ order: verb })),
    responses: {
      200: json(outcome, 'Accepted'),
      403: json(outcome, 'Not this role'),
      409: json(outcome, 'Something changed'),
      422: json(outcome, 'Refused'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/matters',
    summary: 'The queue of the asker: what was received first on top',
    request: { query: mattersQuery },
    responses: { 200: some('Queue, counts per state and lane, the model in force') },
  },
  {
    method: 'get',
    path: '/api/v1/matters/{id}/likeness',
    summary:
      'What may be the same matter, and signs of Art. 17 (Reg. 121): reasons with a score, for a person to judge',
    request: { params: idParam },
    responses: {
      200: some('Duplicates and signs, each with its reasons'),
      404: json(refusal, 'None, or out of scope'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/interception',
    summary:
      'Front-end interception rate of a period, by cohort of receipt and by flow, told apart, with guards and links',
    request: { query: countShape },
    responses: { 200: some('Rates, each with its numerator and denominator'), 400: json(refusal, 'Bad question') },
  },
  {
    method: 'get',
    path: '/api/v1/interception/figures',
    summary: 'The figures of interception of a period at one version: rates by one grouping, by lane and by station',
    request: { query: interceptionFiguresQuery },
    responses: {
      200: some('Figures, each as GET /api/v1/indicators/{id} tells it'),
      400: json(refusal, 'Bad question'),
    },
  },
  {
    method: 'get',
    path: '/api/v1/interception/records',
    summary: 'The records that one figure of the count counted, in order of receipt',
    request: { query: countListShape },
    responses: { 200: json(page, 'Page'), 400: json(refusal, 'Bad question') },
  },
  {
    method: 'get',
    path: '/api/v1/calendar',
    summary: 'Years whose holidays are known',
    responses: { 200: some('Years') },
  },
  {
    method: 'get',
    path: '/api/v1/lanes',
    summary: 'The reading of “1+5” in force, and those that may be chosen',
    responses: { 200: some('Models') },
  },
  {
    method: 'get',
    path: '/api/v1/audit',
    summary: 'Who did what, newest first',
    request: { query: auditQuery },
    responses: { 200: json(page, 'Page') },
  },
  {
    method: 'get',
    path: '/api/v1/audit/export.csv',
    summary: 'The same as a file with a watermark; itself in the audit',
    request: { query: auditQuery },
    responses: { 200: { description: 'CSV' } },
  },
]
