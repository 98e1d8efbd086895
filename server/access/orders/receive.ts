import type { Fact } from '../../contract/fact.ts'
import type { Registration } from '../../contract/registration.ts'
import { sourcesFor } from '../../contract/registration-words.ts'
import { isOfPart } from '../../contract/telling.ts'
import { districtDay, districtIso } from '../../contract/time.ts'
import { receiptOf, registrationFaults, registrationTold, type FieldFault } from '../../intake/registration.ts'
import { entrySplit } from '../../interception/entry-split.ts'
import { oneComplaint, oneSite } from '../../journal/read.ts'
import { nextRegistration, standsAs } from '../../journal/registration-number.ts'
import { stepsAsFacts, untouched } from '../matter-work.ts'
import { refuseFields, refuse, type Context, type Decide, type Decision } from './order.ts'

/** Sources that keep a number of their own: it stays the number of the matter, so that every road leads to the same one. */
const NUMBERED: ReadonlySet<Registration['source']> = new Set(['platform12315', 'hotline12345'])

const NOT_YOURS: Readonly<Record<string, string>> = {
  laneMember: '只有服务站和在线和解企业可以登记送到本处的投诉；其他通道请退回中心。',
}

/** Where a site stands, for a registration that names one and no place of its own; a fault when nobody knows it. */
async function placed(given: Registration, { parts }: Context): Promise<Registration | FieldFault> {
  const { siteId } = given.respondent
  if (siteId === undefined || siteId === '') return given
  const site = await oneSite(parts.db, siteId)
  if (!site) return { field: 'respondent.siteId', message: '没有这个监管对象，请重选或只写名称。' }
  const { lng, lat, streetCode, uscc } = site
  const own = given.lng !== undefined && given.lat !== undefined
  return {
    ...given,
    respondent: { ...given.respondent, ...(!given.respondent.uscc && uscc !== null && { uscc }) },
    ...(!own && lng !== null && lat !== null && { lng, lat }),
    ...(!given.streetCode && streetCode !== null && { streetCode }),
  }
}

async function numberOf(given: Registration, { parts, now }: Context): Promise<string | FieldFault> {
  const { platformNo } = given
  const known = platformNo ? await oneComplaint(parts.db, platformNo) : null
  if (known) {
    const at = districtIso(known.receivedAt).slice(0, 16).replace('T', ' ')
    return {
      field: 'platformNo',
      message: `这个平台编号已于 ${at} 登记；先登记的为准，新情况请在该件用“补充情况”记下。`,
    }
  }
  if (platformNo && isOfPart(platformNo))
    return { field: 'platformNo', message: '编号不能以 -c、-t 或 -x 加数字结尾：这些是拆分出的各件的编号，请核对。' }
  if (platformNo && NUMBERED.has(given.source)) return platformNo
  const day = districtDay(now)
  for (;;) {
    const running = await nextRegistration(parts.db, day, now)
    const number = `DJ${day.replaceAll('-', '')}-${String(running).padStart(4, '0')}`
    // Some other source may have told one under a number of this form: the next that is free.
    if (!(await oneComplaint(parts.db, number))) return number
  }
}

/**
 * Registers what somebody brought, told by telephone or wrote: one `complaint.received` by the intake's own check, with the
 * order, in one transaction; what is mixed is parted into its halves at once (总局令第121号 Art. 9).
 */
export const receive: Decide<'complaint.receive'> = async (given, context): Promise<Decision> => {
  const { parts, who, now, orderId } = context
  const lane = who.scope.lane
  const allowed = sourcesFor(who.role, lane?.kind ?? null)
  if (allowed.length === 0) return refuse(NOT_YOURS[who.role ?? ''] ?? '您的角色不能登记投诉举报。')
  const faults = registrationFaults(given, { now, district: parts.district })
  if (!allowed.includes(given.source)) faults.unshift({ field: 'source', message: '这个来源不由您登记，请另选。' })
  const whole = await placed(given, context)
  if ('message' in whole) faults.push(whole)
  if (faults.length > 0 || 'message' in whole) return refuseFields(faults)
  const complaintId = await numberOf(whole, context)
  if (typeof complaintId !== 'string') return { ...refuseFields([complaintId]), code: 'conflict' }
  const receivedAt = receiptOf(whole, now)
  const by = lane === null ? null : `${lane.kind}/${lane.id}`
  const admitted = parts.admit({
    // Named after the order: given twice it is one fact.
    ...{ id: `${orderId}/received`, source: 'desk', kind: 'complaint.received', time: receivedAt },
    data: registrationTold(whole, { complaintId, receivedAt, by }),
  })
  if (!('told' in admitted))
    return refuse('登记内容不能入库：含有数据库不能保存的字符，或总长超过 64 KB，请删改后再登记。')
  const { body } = admitted.told.fact as Fact<'complaint.received'>
  const [calendar, model] = await Promise.all([parts.calendar(), parts.model()])
  const { wouldBeStation = null, amount = null, problemClass = null, streetCode = null, kind } = body
  const halves =
    kind !== 'mixed'
      ? { told: [], effects: [] }
      : (() => {
          const found = untouched(
            { complaintId, kind, receivedAt, wouldBeStation, amount, problemClass, streetCode },
            calendar,
            now,
          )
          return stepsAsFacts(found, entrySplit(found.matter, now, calendar), orderId, now, calendar, model)
        })()
  return {
    on: complaintId,
    detail: { source: whole.source, kind, ...(by !== null && { by }) },
    told: [admitted.told, ...halves.told],
    // Whoever told this number in the very same moment was first: then nobody is told that his was registered.
    effects: [standsAs(complaintId, admitted.told.fact), ...halves.effects],
    result: { complaintId, station: wouldBeStation },
  }
}
