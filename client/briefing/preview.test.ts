import { expect, test } from 'vitest'
import { figureOf } from '../figure/figure.fixture.ts'
import { draftOf } from './draft.ts'
import { addressOf, previewOf } from './preview.ts'

test('a block asks for its figure by the address of that figure’s page', () => {
  expect(addressOf({ id: 'tasks.open' })).toBe('/figure/tasks.open')
  expect(
    addressOf({ id: 'tasks.open', by: ['station', 'day'], where: { street: '440307001' }, compare: ['previous'] }),
  ).toBe('/figure/tasks.open?by=station%2Cday&compare=previous&where.street=440307001')
})
test('a preview has a page for each that was begun, with its figures, and text as it was typed', () => {
  const draft = draftOf('周会', {
    seenBy: 'me',
    mayEdit: true,
    blocks: [
      { is: 'page', title: '一' },
      { is: 'figure', asked: { id: 'a' } },
      { is: 'figure', asked: { id: 'b' } },
      { is: 'page', title: '二' },
      { is: 'text', text: '<b>甲</b>\n\n乙' },
      { is: 'figure', asked: { id: 'gone' } },
    ],
  })
  const [one, two] = previewOf(draft, new Map([2, 3].map((key) => [key, figureOf({ code: `C${key}` })])), '张明', 0)
  expect([one?.figure?.code, one?.beside.map(({ code }) => code)]).toEqual(['C2', ['C3']])
  expect(two?.text?.paragraphs).toEqual(['<b>甲</b>', '乙'])
  expect(two?.figure).toBeNull()
})
