import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { Browser } from '../browser.fixture.ts'
import type { TaskDetail, TaskRowShown } from '../contract/task.ts'
import { temporaryFolder } from '../journal/postgres.fixture.ts'
import type { Running } from '../main.ts'
import { bearer, event, openTestHouse, push, signedIn, SQUARE } from '../running.fixture.ts'

/* A district of three stations with their people, asked and ordered over the doors. */

const box = (west: number, east: number): [number, number][] => [
  ...([
    [west, 22.6],
    [east, 22.6],
    [east, 22.8],
    [west, 22.8],
    [west, 22.6],
  ] as [number, number][]),
]
const street = (n: number) => ({
  ...{ code: `44030700${n}`, name: `${n} 街道`, lng: 114.1 + n * 0.05, lat: 22.7 },
  rings: [box(114.05 + n * 0.05, 114.1 + n * 0.05)],
})
const station = (n: number) => ({ id: `st-${n}`, name: `${n} 号所`, streetCode: `44030700${n}`, lng: 114.2, lat: 22.7 })
const of = (n: number) => ({ scope: { stations: [`st-${n}`] } })

export async function openStations() {
  const file = join(temporaryFolder(), 'district.json')
  const numbers = [1, 2, 3]
  writeFileSync(file, JSON.stringify({ ...SQUARE, streets: numbers.map(street), stations: numbers.map(station) }))
  const house: Running & { url: string } = await openTestHouse({ DISTRICT: file })
  const people = new Map<string, Browser>()
  const tokens = new Map<string, string>()
  const who = (name: string) => people.get(name)!
  async function seat(name: string, role: Parameters<typeof signedIn>[1], over: Parameters<typeof signedIn>[2] = {}) {
    const browser = new Browser(() => house.url)
    const token = await signedIn(house, role, { id: `p-${name}`, ...over })
    browser.cookies.set('qs_session', token)
    tokens.set(name, token)
    people.set(name, browser)
  }
  await seat('commander', 'commander')
  await seat('duty', 'dutyOfficer')
  await seat('auditor', 'auditor')
  for (const n of numbers) {
    await seat(`station-${n}`, 'stationOfficer', of(n))
    await seat(`field-${n}`, 'fieldOfficer', of(n))
  }
  await seat('field-2b', 'fieldOfficer', of(2))
  const site = { siteId: 'lift-1', kind: 'elevator', name: '某小区 1 号梯', lng: 114.12, lat: 22.7 }
  await push(house.url, event('site-1', 'site.registered', { ...site, streetCode: '440307001' }))

  const give = (name: string, verb: string, order: object, id?: ReturnType<typeof crypto.randomUUID>) =>
    who(name).order({ verb: `task.${verb}`, ...order }, id)
  async function done(...given: Parameters<typeof give>) {
    const { body } = await give(...given)
    expect(body, `${given[1]} by ${given[0]}`).toMatchObject({ state: 'accepted' })
    return body.result as unknown as { taskId: string; version: number; state: string }
  }
  async function refused(...given: Parameters<typeof give>) {
    const { body } = await give(...given)
    expect(body.state, `${given[1]} by ${given[0]}`).toBe('refused')
    return body.reason!
  }
  return {
    ...{ house, who, tokens, give, done, refused },
    one: async (name: string, id: string) => (await who(name).ask<TaskDetail>('GET', `/api/v1/tasks/${id}`)).body,
    async idsOf(name: string, query = '?limit=500') {
      const { body } = await who(name).ask<{ items: TaskRowShown[]; total: number }>('GET', `/api/v1/tasks${query}`)
      return body.items.map(({ id }) => id)
    },
    upload: (name: string, taskId: string, bytes: Buffer) =>
      fetch(`${house.url}/api/v1/evidence?taskId=${taskId}&lng=114.12&lat=22.7`, {
        method: 'POST',
        headers: { 'content-type': 'image/jpeg', ...bearer(tokens.get(name)!) },
        body: new Uint8Array(bytes),
      }),
    close: () => house.close(),
  }
}
export type Stations = Awaited<ReturnType<typeof openStations>>

/** The beginning of a JPEG and some bytes of its own. */
export const jpeg = (text: string) =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2_000, 7), Buffer.from(text)])
