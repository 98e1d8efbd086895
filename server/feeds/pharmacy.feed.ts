import { z } from 'zod'
import { extrasOf } from './extras.ts'
import type { Feed } from './feed.ts'
import { FRIDGE } from './fridge-watch.ts'
import { name, optional, readingStream, siteId, tellingStream, time } from './row.ts'

const sale = z.looseObject({
  no: name(200),
  siteId,
  drug: name(200),
  drugClass: optional(z.string().max(50)),
  approvalNo: optional(z.string().max(100)),
  quantity: z.number().positive().max(1e6),
  recorded: z.boolean(),
  soldAt: time,
})
const saleFields = new Set(Object.keys(sale.shape))

const fridge = z.looseObject({ siteId, celsius: z.number().min(-273.15).max(200), at: time })

export const pharmacy: Feed = {
  name: 'pharmacy',
  title: { zh: '药店销售与冷藏', en: 'Pharmacy sales and fridges' },
  contract: { nature: 'periodic', everyMs: 10_000, staleAfterMs: 120_000 },
  streams: [
    tellingStream('pharmacy', {
      path: '/pharmacy/v1/sales',
      list: 'sales',
      limit: 500,
      row: sale,
      idOf: 'no',
      tell: (row) => ({
        id: row.no,
        kind: 'pharmacy.sale',
        time: row.soldAt,
        subject: row.siteId,
        data: {
          ...extrasOf(row, saleFields),
          siteId: row.siteId,
          drug: row.drug,
          quantity: row.quantity,
          recorded: row.recorded,
          drugClass: row.drugClass,
          approvalNo: row.approvalNo,
        },
      }),
    }),
    readingStream('pharmacy', {
      path: '/pharmacy/v1/fridges',
      list: 'fridges',
      // The upstream holds what reported within the last minute: asked twice a minute, none is missed.
      everyMs: 30_000,
      row: fridge,
      reading: (row) => ({
        siteId: row.siteId,
        quantity: FRIDGE.quantity,
        value: row.celsius,
        unit: FRIDGE.unit,
        at: Date.parse(row.at),
      }),
    }),
  ],
}
