import { z } from 'zod'
import { extrasOf } from './extras.ts'
import type { Feed } from './feed.ts'
import { name, optional, readingStream, siteId, tellingStream, time } from './row.ts'

const phases = { 发生: 'raised', 解除: 'cleared' } as const

const event = z.looseObject({
  no: name(150),
  siteId,
  deviceCode: optional(z.string().max(50)),
  code: z.string().max(20),
  trapped: optional(z.int().min(0).max(100)),
  phase: z.enum(['发生', '解除']),
  occurredAt: time,
})
const eventFields = new Set(Object.keys(event.shape))

const reading = z.looseObject({ siteId, quantity: name(50), value: z.number(), unit: z.string().max(20), at: time })

export const elevatorIot: Feed = {
  name: 'elevator-iot',
  title: { zh: '电梯物联网', en: 'Elevator IoT' },
  contract: { nature: 'eventDriven', everyMs: 2_000, staleAfterMs: 30_000 },
  streams: [
    tellingStream('elevator-iot', {
      path: '/iot/elevators/events',
      list: 'events',
      limit: 500,
      row: event,
      idOf: 'no',
      tell: (row) => ({
        // Some gateways give an event and its end one number.
        id: `${row.no}/${phases[row.phase]}`,
        kind: 'elevator.alarm',
        time: row.occurredAt,
        subject: row.siteId,
        data: {
          ...extrasOf(row, eventFields),
          siteId: row.siteId,
          code: row.code,
          trapped: row.trapped,
          phase: phases[row.phase],
          no: row.no,
          deviceCode: row.deviceCode,
        },
      }),
    }),
    readingStream('elevator-iot', {
      path: '/iot/elevators/readings',
      list: 'readings',
      everyMs: 10_000,
      row: reading,
      reading: (row) => ({
        siteId: row.siteId,
        quantity: row.quantity,
        value: row.value,
        unit: row.unit,
        at: Date.parse(row.at),
      }),
    }),
  ],
}
