import type { PlanItem } from '@contract/task.ts'
import { expect, test } from 'vitest'
import type { Entry } from './entry.ts'
import type { Draft } from './keep.ts'
import { photo } from './shelf.fixture.ts'
import { submissionOf } from './submission.ts'
import { detailOf } from './task.fixture.ts'

const draft = (over: Partial<Draft> = {}): Draft => ({ found: 'nothing', result: '未发现问题', answers: {}, ...over })
const file = (hash: string, over: Partial<Entry> = {}) =>
  ({ ...photo(hash), seq: 1, state: 'waiting', why: null, ...over }) as Entry
const plan: readonly PlanItem[] = [
  { id: 'licence', text: '亮证经营', need: 'tick', required: true },
  { id: 'cold', text: '冷柜温度', need: 'number', required: true },
  { id: 'who', text: '陪同人员职务', need: 'text', required: false },
  { id: 'front', text: '门头照片', need: 'photo', required: true },
]
const lackOf = (...args: Parameters<typeof submissionOf>) => {
  const { lack } = submissionOf(...args)
  return lack && [lack.key, lack.item?.id ?? null]
}

test('nothing found is as quick as it can be: one choice, one sentence, and where he stood', () => {
  expect(submissionOf(detailOf(), draft(), [], true)).toEqual({
    lack: null,
    fields: { found: 'nothing', result: '未发现问题', answers: {}, evidence: [] },
    needs: [],
  })
  expect(lackOf(detailOf(), draft(), [], false)).toEqual(['proofNothing', null])
  expect(lackOf(detailOf(), draft(), [file('aa')], false)).toBeNull()
})

test('something found needs proof, wherever he stood', () => {
  expect(lackOf(detailOf(), draft({ found: 'something' }), [], true)).toEqual(['proofSomething', null])
  expect(lackOf(detailOf(), draft({ found: 'something' }), [file('aa')], false)).toBeNull()
})

test('what is missing is named, the plan from top to bottom first', () => {
  const task = detailOf({ plan })
  expect(lackOf(task, draft(), [], true)).toEqual(['tick', 'licence'])
  expect(lackOf(task, draft({ answers: { licence: true } }), [], true)).toEqual(['number', 'cold'])
  const answers = { licence: true, cold: 0, who: '  ' }
  expect(lackOf(task, draft({ answers }), [file('aa')], true)).toEqual(['photo', 'front'])
  const shown = [file('bb', { planId: 'front' })]
  expect(lackOf(task, draft({ answers, found: null }), shown, true)).toEqual(['found', null])
  expect(lackOf(task, draft({ answers, result: ' ' }), shown, true)).toEqual(['result', null])
  expect(submissionOf(task, draft({ answers }), shown, true)).toMatchObject({
    fields: { answers: { licence: true, cold: 0, front: 'bb' }, evidence: ['bb'] },
    needs: ['bb'],
  })
})

test('a refused photograph and one of another task are no evidence; what the server has already is', () => {
  const evidence = [{ hash: 'old', type: 'image/jpeg', size: 1, at: 1, lng: null, lat: null }]
  const entries = [file('no', { state: 'refused' }), file('other', { taskId: 'RW2' }), file('aa', { state: 'sent' })]
  expect(submissionOf(detailOf({ evidence }), draft({ found: 'something' }), entries, false)).toMatchObject({
    fields: { evidence: ['old', 'aa'] },
    needs: ['aa'],
  })
})
