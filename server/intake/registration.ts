import type { District } from '../contract/district.ts'
import type { Registration } from '../contract/registration.ts'
import { channelOf } from '../contract/registration-words.ts'
import { readAmount, type AmountRead } from './amount.ts'
import { readEventTime, type EventTimeFault } from './event-time.ts'
import { idNumberStands, phoneStands } from './particulars.ts'
import { holdsNumber } from './personal-names.ts'
import { stationNamed } from './routing.ts'

/** What is wrong with one field of a form: a sentence that names it and holds nothing of its value, for it is journalled. */
export interface FieldFault {
  readonly field: string
  readonly message: string
  /** May be insisted on: told again with the field among `insists` it is taken. */
  readonly doubt?: true
}

const AMOUNT: Readonly<Record<Extract<AmountRead, { fault: string }>['fault'], string>> = {
  range: '金额是一个范围，请问清后写一个数，如 3000 或 约3000。',
  ambiguous: '金额有几种读法，请写成数字，如 3500 或 2.5万。',
  notAnAmount: '金额不是数目，请写数字，不知道的可不填。',
  foreign: '金额请折算成人民币元。',
  tooLarge: '金额超过一万亿元，请核对。',
  phone: '金额里像是一个电话号码，请核对。',
}
const TIME: Readonly<Record<EventTimeFault, string>> = {
  notTime: '不是存在的日期，请写成 2026-11-03 或 2026-11-03 14:30。',
  future: '在将来，请核对。',
  ancient: '早于 1990 年，请核对。',
}

type Loose = Readonly<Record<string, unknown>>
const loose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {})
const said = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

function personFaults(kind: unknown, person: Loose, insists: readonly unknown[]): FieldFault[] {
  const faults: FieldFault[] = []
  const doubt = (name: string, message: string) => {
    const field = `complainant.${name}`
    if (!insists.includes(field)) faults.push({ field, message, doubt: true })
  }
  if (kind !== 'tipOff' && kind !== 'consult') {
    const article = '（总局令第121号第10条：投诉应提供真实身份信息）。'
    if (said(person.name) === '') faults.push({ field: 'complainant.name', message: `请填写投诉人姓名${article}` })
    if (said(person.phone) === '') faults.push({ field: 'complainant.phone', message: `请填写联系电话${article}` })
  }
  const { idType } = person
  const resident = idType === undefined || idType === '' || idType === 'residentId'
  if (said(person.idNo) !== '' && resident && !idNumberStands(said(person.idNo)))
    doubt('idNo', '身份证号的位数、日期或校验码不对，请与投诉人核对；坚持的可照填。')
  if (said(person.phone) !== '' && !phoneStands(said(person.phone)))
    doubt('phone', '联系电话不像是电话号码，请核对；坚持的可照填。')
  if (said(person.agentPhone) !== '' && !phoneStands(said(person.agentPhone)))
    doubt('agentPhone', '代理人电话不像是电话号码，请核对；坚持的可照填。')
  return faults
}

function timeFaults(given: Loose, now: number): FieldFault[] {
  const faults: FieldFault[] = []
  const read = (field: 'receivedAt' | 'eventTime', name: string): number | null => {
    const text = said(given[field])
    if (text === '') return null
    const time = readEventTime(text, now)
    if ('at' in time) return time.at
    faults.push({ field, message: `${name}${TIME[time.fault]}` })
    return null
  }
  const received = read('receivedAt', '收到时间')
  const happened = read('eventTime', '事发时间')
  if (happened !== null && happened > (received ?? now))
    faults.push({ field: 'eventTime', message: '事发时间晚于收到时间，请核对。' })
  return faults
}

/**
 * All that is wrong with a registration beside its shape, at once, whatever its shape: so that a half-filled form hears of
 * everything in one answer. Pure; no sentence repeats a value.
 */
export function registrationFaults(
  given: Loose,
  { now, district }: { now: number; district: Pick<District, 'stations' | 'streets'> },
): FieldFault[] {
  const insists = Array.isArray(given.insists) ? (given.insists as unknown[]) : []
  const faults = personFaults(given.kind, loose(given.complainant), insists)
  const amount = readAmount(said(given.amount))
  if ('fault' in amount) faults.push({ field: 'amount', message: AMOUNT[amount.fault] })
  faults.push(...timeFaults(given, now))
  const station = said(given.station)
  if (station !== '') {
    const found = stationNamed(district, station)
    if ('nearest' in found)
      faults.push({ field: 'station', message: `本辖区没有这个监管所，最相近的是“${found.nearest}”。` })
  }
  const street = said(given.streetCode)
  if (street !== '' && district.streets.length > 0 && !district.streets.some(({ code }) => code === street))
    faults.push({ field: 'streetCode', message: '本辖区没有这个街道，请重选。' })
  const number = said(given.platformNo)
  if (number !== '' && (!/^[A-Za-z0-9][A-Za-z0-9_-]{3,59}$/.test(number) || holdsNumber(number)))
    faults.push({ field: 'platformNo', message: '平台编号应为 4–60 位字母、数字或横线，不能是电话或证件号码。' })
  return faults
}

const present = (fields: Loose): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''))

/** Epoch ms of receipt: as given, else now. Of a registration without faults. */
export function receiptOf({ receivedAt }: Registration, now: number): number {
  const read = readEventTime(said(receivedAt), now)
  return 'at' in read ? Math.min(read.at, now) : now
}

/**
 * A registration as the data of a telling (`complaint.received`): what names a person, his words and the place of the event
 * under `complainant` and `text`, which the intake keeps beside the journal. `by`: the lane that registered it, as kind/id.
 */
export function registrationTold(
  given: Registration,
  { complaintId, receivedAt, by }: { complaintId: string; receivedAt: number; by: string | null },
): Record<string, unknown> {
  const { source, receivedAt: _said, complainant, eventPlace, orderNumber, ...about } = given
  const { respondent, station, lng, lat, insists, ...rest } = about
  // Where it happened and the number of the purchase lead to a person: they stand with his particulars.
  const person = present({ ...complainant, eventPlace, orderNumber })
  return present({
    ...rest,
    complaintId,
    channel: channelOf[source],
    receivedAt,
    respondent: present(respondent),
    complainant: Object.keys(person).length > 0 ? person : undefined,
    wouldBeStation: station,
    ...(lng !== undefined && lat !== undefined ? { lng, lat, crs: 'WGS84' } : {}),
    insistedOn: insists?.length ? insists : undefined,
    registeredBy: by ?? undefined,
  })
}
