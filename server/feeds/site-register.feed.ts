import { z } from 'zod'
import { siteKind } from '../contract/fact.ts'
import { extrasOf } from './extras.ts'
import type { Feed } from './feed.ts'
import { positionTold } from './position.ts'
import { name, optional, tellingStream, time } from './row.ts'

const site = z.looseObject({
  siteId: name(150),
  kind: name(50),
  name: name(400),
  uscc: optional(z.string().max(30)),
  streetCode: optional(z.string().max(20)),
  address: optional(z.string().max(1_000)),
  position: z.unknown().optional(),
  codes: optional(z.record(z.string().max(100), z.unknown())),
  licence: z.unknown().optional(),
  updatedAt: time,
})
const siteFields = new Set(Object.keys(site.shape).filter((field) => field !== 'codes' && field !== 'licence'))

export const siteRegister: Feed = {
  name: 'site-register',
  title: { zh: '监管对象名录', en: 'Register of sites' },
  contract: { nature: 'periodic', everyMs: 60_000, staleAfterMs: 600_000 },
  streams: [
    tellingStream('site-register', {
      path: '/registry/v1/sites',
      list: 'sites',
      limit: 2_000,
      row: site,
      idOf: 'siteId',
      tell: (row) => {
        const kind = siteKind.safeParse(row.kind)
        return {
          // Each version of an entry is a fact of its own; one version told twice is one.
          id: `${row.siteId}@${row.updatedAt}`,
          kind: 'site.registered',
          time: row.updatedAt,
          subject: row.siteId,
          data: {
            ...extrasOf(row, siteFields),
            siteId: row.siteId,
            kind: kind.success ? kind.data : 'other',
            ...(kind.success ? {} : { kindAsTold: row.kind }),
            name: row.name,
            ...positionTold(row.position, 'GCJ02'),
            address: row.address,
            uscc: row.uscc,
            streetCode: row.streetCode,
            updatedAt: row.updatedAt,
          },
        }
      },
    }),
  ],
}
