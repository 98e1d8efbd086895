import { describe, expect, test } from 'vitest'
import type { Typed } from '../interception/matter.fixture.ts'
import { consumerRoutes } from '../law/procedures/consumer-routes.ts'
import { course, WAYS } from './documents.fixture.ts'
import { replies } from './replies.ts'

const there = (context: ReturnType<typeof course>) =>
  replies.filter((each) => each.available(context) === null).map(({ name }) => name)
const said = (name: string, context: ReturnType<typeof course>) =>
  replies.find((each) => each.name === name)!.text(context)

const expected: Readonly<Record<keyof typeof WAYS, readonly string[]>> = {
  received: ['identityAsked'],
  taken: ['identityAsked'],
  notAccepted: ['notAccepted'],
  accepted: ['accepted'],
  dispatched: ['identityAsked', 'dispatched'],
  acceptedThenDispatched: ['accepted', 'dispatched'],
  handedBack: ['identityAsked'],
  mediating: ['accepted'],
  commissioned: ['accepted'],
  paused: ['accepted'],
  agreed: ['accepted'],
  terminated: ['accepted', 'terminated'],
  withdrawn: [],
  pending: ['identityAsked', 'settlementToConfirm'],
  reopened: ['identityAsked'],
  merged: ['merged'],
}
const ways = Object.entries(WAYS) as [keyof typeof WAYS, readonly Typed[]][]

test.each(ways)('a complaint that is %s can be answered with what is true of it, and no other', (way, orders) => {
  expect(there(course('R121', orders))).toEqual(expected[way])
})

describe.each(['R121', 'R20'] as const)('under %s', (procedure) => {
  const all = [
    ...ways.map(([, orders]) => course(procedure, orders)),
    ...[
      { verb: 'file', note: '有证据' },
      { verb: 'notFile', note: '无证据' },
    ].map((order) => course(procedure, [order], { kind: 'tipOff' })),
  ].flatMap((context) =>
    replies
      .filter((each) => each.available(context) === null)
      .map((reply) => ({ reply, context, text: reply.text(context) })),
  )

  test('every text is one or two sentences that name their article and the matter, and nobody', () => {
    for (const { reply, context, text } of all) {
      const article = reply.article(context)
      if (article !== null) expect(text, reply.name).toContain(article)
      expect(text).toContain('编号T1')
      expect(text).toMatch(/。$/)
      expect(text).not.toMatch(/undefined|null|（）|某某家电店/)
      expect(text).not.toContain(procedure === 'R20' ? '总局令第121号' : '总局令第20号')
      expect([...text].length).toBeLessThanOrEqual(300)
    }
  })

  test('the five routes are said where the law asks for them, and only there', () => {
    for (const { reply, text } of all) {
      const routes = consumerRoutes.filter(({ words }) => text.includes(words.zh)).length
      expect(routes, reply.name).toBe(['notAccepted', 'terminated'].includes(reply.name) ? 5 : 0)
    }
  })
})

test('a settlement that nobody confirmed: asks, and says that the decision stays due', () => {
  const text = said('settlementToConfirm', course('R121', WAYS.pending))
  expect(text).toContain('没有您的确认，我们不会办结')
  expect(text).toContain('2026年6月10日前决定是否受理（总局令第121号第15条）')
})

test('accepted says until when mediation lasts', () => {
  expect(said('accepted', course('R121', WAYS.accepted))).toContain(
    '调解期限至2026年7月31日（总局令第121号第23条第5项）',
  )
})

test('a duplicate is told of no other complaint’s number', () => {
  expect(said('merged', course('R121', WAYS.merged))).not.toContain('T0')
})

test('a reporter is answered with what was decided, and whoever answers is told what Order 121 says of it', () => {
  const context = course('R121', [{ verb: 'notFile', note: '查无实据' }], { kind: 'tipOff' })
  expect(there(context)).toEqual(['reportNotFiled'])
  const reply = replies.find(({ name }) => name === 'reportNotFiled')!
  expect(reply.text(context)).toMatch(/决定不予立案/)
  expect(reply.text(context)).not.toContain('查无实据')
  expect(reply.notes?.(context)[0]?.zh).toContain('总局令第121号第36条')
})
