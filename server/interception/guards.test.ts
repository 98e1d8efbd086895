import { describe, expect, test } from 'vitest'
import {
  acceptedFirst,
  complaintsOnly,
  consentForLane,
  consentToMediate,
  handBackOnly,
  settlesOnlyConfirmed,
  windowOpen,
} from './guards.ts'
import { after, at, calendar, confirmation, fitting, received, stationOfficer } from './matter.fixture.ts'

const complaint = received()
const accepted = after(complaint, { verb: 'accept' })
const atStation = after(accepted, { verb: 'dispatch', station: '龙城所' })
const inLane = after(complaint, { verb: 'route', lane: 'C1' })
const consents = (complainant?: boolean, respondent?: boolean) =>
  received({ known: { ...fitting, consents: { complainant, respondent } } })

describe('a guard lets pass what the law lets pass, and names its article when it does not', () => {
  test.each([
    ['a complaint may enter a lane', complaintsOnly(complaint), null],
    ['a tip-off may not', complaintsOnly(received({ kind: 'tipOff' })), '总局令第121号第9条'],
    ['nor what is still mixed', complaintsOnly(received({ kind: 'mixed' })), '总局令第121号第9条'],
    ['the last minute of working day 5 is in time', windowOpen(complaint, at('2026-06-08', '23:59'), calendar), null],
    ['the next is not', windowOpen(complaint, at('2026-06-09', '00:00'), calendar), '总局令第121号第15条'],
    ['both have consented', consentToMediate(consents(true, true), false), null],
    ['one has not been asked', consentToMediate(consents(true), false), '总局令第121号第18条'],
    ['one refuses', consentToMediate(consents(true, false), false), '总局令第121号第18条'],
    ['a commissioned body needs it too', consentToMediate(consents(), true), '总局令第121号第19条'],
    ['an enterprise may settle with its customer without', consentForLane(consents(), { actorRole: 'odr' }), null],
    ['a station may ask at the door', consentForLane(consents(), { actorRole: 'serviceStation' }), null],
    [
      'but not against a no',
      consentForLane(consents(true, false), { actorRole: 'serviceStation' }),
      '人民调解法第17条',
    ],
    ['nor may a mediator', consentForLane(consents(false, true), { actorRole: 'mediator' }), '人民调解法第17条'],
    ['what is at the desk may be sent on', handBackOnly(complaint), null],
    ['a lane hands back only', handBackOnly(inLane), '总局令第121号第41条'],
    ['a station too', handBackOnly(atStation), '总局令第121号第41条'],
    [
      'also while it mediates',
      handBackOnly(after(atStation, { verb: 'mediate' }, stationOfficer)),
      '总局令第121号第41条',
    ],
    ['a confirmed settlement closes', settlesOnlyConfirmed(complaint, confirmation), null],
    ['an unconfirmed one does not', settlesOnlyConfirmed(complaint, null), '总局令第121号第15条'],
    [
      'after acceptance it ends mediation instead',
      settlesOnlyConfirmed(accepted, confirmation),
      '总局令第121号第23条第1项',
    ],
    ['what is accepted may be mediated', acceptedFirst(accepted), null],
    ['what is not may not', acceptedFirst(complaint), '总局令第121号第15条'],
  ])('%s', (_name, refusal, article) => {
    if (article === null) expect(refusal).toBeNull()
    else {
      expect(refusal?.article).toBe(article)
      expect(refusal?.refused).toMatch(/\p{Script=Han}.*。$/u)
    }
  })

  test('what was received before 15 April 2026 is held to Order 20', () => {
    const old = received({ receivedAt: at('2026-04-14', '23:59') })
    expect(windowOpen(old, at('2026-05-01'), calendar)?.article).toBe('总局令第20号第14条')
    expect(settlesOnlyConfirmed(old, null)?.article).toBe('总局令第20号第14条')
    expect(complaintsOnly(received({ kind: 'mixed', receivedAt: at('2026-04-14') }))?.article).toBe('总局令第20号第7条')
  })
})
