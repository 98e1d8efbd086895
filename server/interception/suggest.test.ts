import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitting, model, received } from './matter.fixture.ts'
import { models } from './models/index.ts'
import { plainLane } from './models/plain-lane.ts'
import { suggest } from './suggest.ts'

const order = (...args: Parameters<typeof suggest>) => suggest(...args).map((each) => each.lane)

describe('a suggestion', () => {
  test('names every lane with its reasons, the fitting ones first', () => {
    const all = suggest(received({ known: { ...fitting, injury: true, amount: 300 } }), model, {})
    expect(all.filter((each) => each.fits).map((each) => each.lane)).toEqual(['C2', 'C3'])
    expect(all.map((each) => each.lane).sort()).toEqual(['C1', 'C2', 'C3', 'C4', 'C5'])
    const odr = all.find((each) => each.lane === 'C1')
    expect(odr?.reasons.filter((each) => each.met === false).map((each) => each.why.zh)).toEqual(['有人身伤害'])
  })

  test('puts what might fit before what does not', () => {
    const { consents: _none, ...known } = { ...fitting, injury: true }
    // Somebody hurt: the online lane does not take it, and the fast desk would give it back at once.
    expect(order(received({ known }), model, {})).toEqual(['C2', 'C3', 'C4', 'C1', 'C5'])
  })

  test('among lanes that fit prefers the one with room, measured against its capacity', () => {
    const loads = {
      ...{ C1: { open: 9, capacity: 10 }, C2: { open: 30, capacity: 100 }, C3: { open: 10, capacity: 10 } },
      ...{ C4: { open: 1, capacity: 10 }, C5: { open: 2, capacity: 10 } },
    }
    expect(order(received(), model, loads)).toEqual(['C4', 'C5', 'C2', 'C1', 'C3'])
  })

  test('never fits a tip-off or a mixed submission, in no reading, and names Art. 9', () => {
    for (const kind of ['tipOff', 'mixed'] as const)
      for (const each of models)
        for (const { fits, reasons } of suggest(received({ kind }), each, {})) {
          expect(fits).toBe(false)
          expect(reasons[0]?.article).toBe('总局令第121号第9条')
        }
  })

  test('does not fit a mediator’s lane without both consents, even where the model asks for none', () => {
    const own = { ...model, lanes: [plainLane('M', '调解', 'Mediation', 'mediator', '#123456')] }
    const { consents: _none, ...known } = fitting
    const [lane] = suggest(received({ known }), own, {})
    expect(lane?.fits).toBe(false)
    expect(lane?.reasons[0]?.article).toBe('总局令第121号第19条')
  })

  test('loses or invents no lane, however many there are and however busy, and changes nothing', () => {
    const matter = Object.freeze(received())
    const loads = fc.array(fc.record({ open: fc.nat(50), capacity: fc.option(fc.nat(40)) }), {
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(loads, (each) => {
        const lanes = each.map((_, at) => plainLane(`L${at}`, `通道${at}`, `L ${at}`, 'desk', '#123456'))
        const byCode = Object.fromEntries(each.map((load, at) => [`L${at}`, load]))
        const all = suggest(matter, { ...model, lanes }, byCode)
        expect(all.map((one) => one.lane).sort()).toEqual(lanes.map((one) => one.code).sort())
      }),
    )
  })
})
