import { z } from 'zod'
import type { Feed } from './feed.ts'
import { positionTold } from './position.ts'
import { name, optional, siteId, tellingStream, time } from './row.ts'

const kinds = { 投诉: 'complaint', 举报: 'tipOff', 咨询: 'consult', 投诉举报: 'mixed' } as const

/** A business, not a person: these fields of it may stand in the journal. */
const respondent = z.looseObject({
  name: z.string().max(400),
  uscc: optional(z.string().max(30)),
  siteId: optional(siteId),
  address: optional(z.string().max(1_000)),
  platformName: optional(z.string().max(400)),
  shopName: optional(z.string().max(400)),
})

const order = z.looseObject({
  orderNo: name(200),
  category: z.enum(['投诉', '举报', '咨询', '投诉举报']),
  channel: z.string().max(100),
  registeredAt: time,
  problemClass: optional(z.string().max(100)),
  objectClass: optional(z.string().max(200)),
  respondent,
  factText: optional(z.string().max(20_000)),
  amount: optional(z.union([z.number().min(0).max(1e12), z.string().max(60)])),
  position: z.unknown().optional(),
  streetCode: optional(z.string().max(20)),
  complainant: optional(
    z
      .looseObject({ name: z.string().max(200), phone: z.string().max(50), idNo: z.string().max(50) })
      .extend({ address: z.string().max(1_000) })
      .partial(),
  ),
  station: optional(z.string().max(100)),
})

function tell(row: z.infer<typeof order>) {
  const { orderNo, category, channel, registeredAt, problemClass, objectClass, factText, amount, ...rest } = row
  const { respondent: told, position, streetCode, complainant, station, ...unlisted } = rest
  const { name: respondentName, uscc, siteId, address, platformName, shopName, ...respondentUnlisted } = told
  // Fields that nobody has looked at yet may name a person: they go with the complainant, beside the journal.
  const aside = {
    ...(Object.keys(unlisted).length > 0 ? { unlisted } : {}),
    ...(Object.keys(respondentUnlisted).length > 0 ? { respondentUnlisted } : {}),
  }
  return {
    id: orderNo,
    kind: 'complaint.received',
    time: registeredAt,
    subject: siteId,
    data: {
      complaintId: orderNo,
      kind: kinds[category],
      channel,
      receivedAt: registeredAt,
      problemClass,
      objectClass,
      respondent: { name: respondentName, uscc, siteId, address, platformName, shopName },
      text: factText,
      amount,
      ...positionTold(position, 'BD09'),
      streetCode,
      complainant: complainant || Object.keys(aside).length > 0 ? { ...complainant, ...aside } : undefined,
      wouldBeStation: station,
    },
  }
}

export const complaints12315: Feed = {
  name: 'complaints-12315',
  title: { zh: '12315 投诉举报', en: '12315 complaints and tip-offs' },
  contract: { nature: 'eventDriven', everyMs: 5_000, staleAfterMs: 60_000 },
  streams: [
    tellingStream('complaints-12315', {
      path: '/12315/v1/orders',
      list: 'orders',
      limit: 500,
      personal: true,
      row: order,
      idOf: 'orderNo',
      tell,
    }),
  ],
}
