import { districtIso } from '../contract/time.ts'
import { readAmount, type AmountRead } from './amount.ts'
import type { PreparedDistrict } from './district.ts'
import { readEventTime, type EventTimeFault } from './event-time.ts'
import { stationNamed } from './routing.ts'
import type { Fault } from './sound.ts'

type Body = Readonly<Record<string, unknown>>

/** Why an amount was not read, after the field's name. */
const AMOUNT: Readonly<Record<Extract<AmountRead, { fault: string }>['fault'], string>> = {
  range: 'is a range of amounts: write the one that is claimed, such as 3000 or 约3000',
  ambiguous: 'can be read in more than one way: write figures, such as 3500 or 2.5万',
  notAnAmount: 'is no amount of money',
  foreign: 'is not in yuan: convert it',
  tooLarge: 'is more than 1e12 yuan',
  phone: 'looks like a telephone number',
}
const EVENT: Readonly<Record<EventTimeFault, string>> = {
  notTime: 'is not a day that exists: write 2026-11-03 or 2026-11-03T14:30+08:00',
  future: 'is in the future: check the date',
  ancient: 'is before 1990-01-01, the earliest time that is taken',
}

const faulty = (field: string, message: string) => ({ fault: { pointer: `/data/${field}`, message } })

/**
 * The fields of a complaint that people write in words, as the journal keeps them: amount in yuan (with its words when it was
 * said as about so much), time of the event as epoch ms, the station by its id. A fault names its field. Pure.
 */
export function complaintFields(
  parsed: Body,
  { receivedAt, now, district }: { receivedAt: number; now: number; district: PreparedDistrict },
): { readonly body: Body } | { readonly fault: Fault } {
  const { amount, eventTime, wouldBeStation, ...rest } = parsed
  const body: Record<string, unknown> = rest
  // Only this house says these.
  delete body.amountWords
  delete body.amountApprox
  delete body.stationBy
  if (typeof amount === 'string') {
    const read = readAmount(amount)
    if ('fault' in read) return faulty('amount', AMOUNT[read.fault])
    if (read.amount !== undefined) body.amount = read.amount
    if (read.words !== undefined) body.amountWords = read.words
    if (read.approx) body.amountApprox = true
  } else if (amount !== undefined) body.amount = amount
  if (eventTime !== undefined && eventTime !== '') {
    const read = readEventTime(eventTime, now)
    if ('fault' in read) return faulty('eventTime', EVENT[read.fault])
    if (read.at > receivedAt)
      return faulty('eventTime', `is after the receipt (${districtIso(receivedAt)}): check both`)
    body.eventTime = read.at
  }
  if (typeof wouldBeStation === 'string' && wouldBeStation.trim() !== '') {
    const found = stationNamed(district, wouldBeStation)
    if ('nearest' in found)
      return faulty('wouldBeStation', `is none of this district’s stations; “${found.nearest}” is the nearest name`)
    body.wouldBeStation = found.id
  }
  return { body }
}
