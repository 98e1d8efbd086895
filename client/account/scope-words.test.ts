import { WHOLE } from '@contract/identity.ts'
import { district } from '@contract/district.ts'
import { expect, test } from 'vitest'
import { scopeWords } from './scope-words.ts'

const ring: [number, number][] = [
  [114, 22],
  [115, 22],
  [115, 23],
  [114, 22],
]
const here = district.parse({
  code: '440307',
  name: '某区',
  outline: [ring],
  streets: [{ code: '440307001', name: '平湖街道', nameEn: 'Pinghu', lng: 114, lat: 22 }],
  stations: [{ id: 'st-1', name: '平湖所', lng: 114, lat: 22 }],
})

test('who answers for everything reads so', () => {
  expect(scopeWords({ role: 'leader', scope: WHOLE }, here, 'zh-CN')).toEqual([{ key: 'account.scope.whole' }])
})
test('a station’s officer without a station reads that he sees nothing yet, not that he sees everything', () => {
  expect(scopeWords({ role: 'stationOfficer', scope: WHOLE }, here, 'zh-CN')).toEqual([{ key: 'account.scope.none' }])
})
test('stations and streets are called by name, and by their code where the district has no name', () => {
  const scope = { ...WHOLE, stations: ['st-1', 'st-9'], streets: ['440307001'] }
  expect(scopeWords({ role: 'stationOfficer', scope }, here, 'zh-CN').map((part) => part.named?.names)).toEqual([
    '平湖所、st-9',
    '平湖街道',
  ])
  expect(scopeWords({ role: 'fieldOfficer', scope }, here, 'en')[1]?.named?.names).toBe('Pinghu')
  expect(scopeWords({ role: 'fieldOfficer', scope }, null, 'en')[1]?.named?.names).toBe('440307001')
})
test('a lane is named by its kind', () => {
  const scope = { ...WHOLE, lane: { kind: 'mediator' as const, id: 'm-3' } }
  expect(scopeWords({ role: 'laneMember', scope }, here, 'en')).toEqual([
    { key: 'account.scope.mediator', named: { id: 'm-3' } },
  ])
})
