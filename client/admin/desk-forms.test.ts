import { matterVerbs } from '@contract/identity.ts'
import { expect, test } from 'vitest'
import { adminMessages } from './messages.ts'
import { FORMS, OPTIONAL, orderOf, wanted } from './desk-forms.ts'

test('every verb of the machine has its form, its word and its fields’ words in both languages', () => {
  expect(Object.keys(FORMS).sort()).toEqual([...matterVerbs].sort())
  for (const { desk } of Object.values(adminMessages))
    for (const [verb, fields] of Object.entries(FORMS)) {
      expect(desk.verb, verb).toHaveProperty(verb)
      for (const field of fields) {
        expect(desk.field, `${verb}.${field.name}`).toHaveProperty(field.name)
        if (field.as === 'one') for (const each of field.of) expect(desk.choice, each).toHaveProperty(each)
      }
    }
})

test('what was left empty is not known: it is not sent as a guess', () => {
  expect(orderOf('learn', { flag: 'odr', amount: '', injury: 'no' })).toEqual({
    known: { flags: { odr: true }, injury: false },
  })
  expect(orderOf('route', { lane: 'C1', to: ' ' })).toEqual({ lane: 'C1', to: null })
  expect(orderOf('settle', { result: 'settled_paid', recovered: '12.5', how: '', record: '' })).toEqual({
    result: 'settled_paid',
    recovered: 12.5,
    confirmation: null,
  })
  expect(orderOf('settle', { result: 'settled_paid', recovered: ' ' })).not.toHaveProperty('recovered')
  expect(orderOf('agree', { recovered: '', record: '笔录' })).toEqual({ record: '笔录' })
})

test('a field for numbers gives numbers, and nought is one', () => {
  expect(orderOf('learn', { flag: '', amount: 300, facts: 1, earlierOnDispute: 0, injury: '' })).toEqual({
    known: { amount: 300, facts: 1, earlierOnDispute: 0 },
  })
  expect(orderOf('settle', { result: 'settled_paid', recovered: 0 })).toHaveProperty('recovered', 0)
  expect(orderOf('extendVerification', { days: 5, approvedBy: 'p-1' })).toEqual({ days: 5, approvedBy: 'p-1' })
})

test('half a confirmation asks for its other half and is never dropped', () => {
  expect(wanted('settle', 'record', {})).toBe('optional')
  expect(wanted('settle', 'record', { how: 'sms' })).toBe('together')
  expect(wanted('settle', 'how', { record: '短信 123' })).toBe('together')
  expect(wanted('confirm', 'record', {})).toBe('always')
  expect(orderOf('settle', { result: 'settled_paid', record: '短信 123' })).toHaveProperty('confirmation', {
    how: null,
    record: '短信 123',
  })
})

test('an item of law is a number, a consent is a yes or a no', () => {
  expect(orderOf('notAccept', { item: '3', note: ' 非消费 ' })).toEqual({ item: 3, note: '非消费' })
  expect(orderOf('consent', { by: 'respondent', agrees: 'no', record: '电话' })).toEqual({
    by: 'respondent',
    agrees: false,
    record: '电话',
  })
  expect(
    [...OPTIONAL].every((each) => FORMS[each.split('.')[0]!]?.some(({ name }) => name === each.split('.')[1])),
  ).toBe(true)
})
