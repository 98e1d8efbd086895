import { expect, test } from 'vitest'
import type { HeldPictureQuery } from '../contract/held-picture.ts'
import { briefingTold } from '../exports/briefing.fixture.ts'
import { DISTRICT, HELD } from '../exports/map/stood.fixture.ts'
import type { Who } from '../gateway/access.ts'
import { mapBehind } from './export-map.ts'

const who = { kind: 'person', id: 'p1', user: 'leader', name: '局长' } as unknown as Who
const told = briefingTold()
const [first, second, third] = told.pages
const source = (answer: typeof HELD | { refused: string; status: number }) => {
  const asked: [HeldPictureQuery, Who][] = []
  return {
    asked,
    district: DISTRICT,
    map: (query: HeldPictureQuery, by: Who) => {
      asked.push([query, by])
      return Promise.resolve(answer)
    },
  }
}

test('a briefing without a map asks for none', async () => {
  const from = source(HELD)
  expect(await mapBehind({ ...told, pages: [first!, third!] }, from, who)).toBeNull()
  expect(from.asked).toEqual([])
})

test('the maps of all pages are asked for once: every layer that moves, at the version and the millisecond of the address, for whoever exports', async () => {
  const from = source(HELD)
  const other = { ...second!.map!, layers: ['hotspots', 'stations', 'alarms'] as const }
  const address = `/briefing/x?at=${encodeURIComponent('2026-11-01T00:00:00.123+08:00')}&version=184467`
  const map = await mapBehind({ ...told, address, pages: [second!, { ...second!, map: other }] }, from, who)
  expect(from.asked).toEqual([
    [{ layers: ['complaints', 'hotspots', 'alarms'], version: 184_467, at: '2026-11-01T00:00:00.123+08:00' }, who],
  ])
  expect(map).toMatchObject({ stood: { version: 184_467, alarms: { length: 4 } }, district: { code: '440399' } })
})

test('a paper of a map that its asker may not see says why', async () => {
  const refused = { refused: '您的角色不能查看地图。', status: 403 }
  expect(await mapBehind(told, source(refused), who)).toEqual({ refused: refused.refused })
})
