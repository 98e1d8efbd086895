import { describe, expect, test } from 'vitest'
import {
  after,
  ask,
  at,
  calendar,
  confirmation,
  desk,
  received,
  stationOfficer,
  type Typed,
} from '../../interception/matter.fixture.ts'
import { applyAll } from '../../interception/apply.ts'
import { ended, states, type Matter } from '../../interception/matter.ts'
import { clocksOf } from '../calendar.ts'
import {
  acceptanceDue,
  ENDING,
  expectedAt,
  noticeOf,
  notesOf,
  openStatus,
  statesOf,
  updatedAt,
  type Ending,
} from './status.ts'

/** A matter after orders of the desk and its station, with the steps that end it. */
function led(...orders: readonly (readonly [Typed, 'desk' | 'station', number?])[]) {
  let matter: Matter = received()
  const endings: Ending[] = []
  for (const [typed, by, now = matter.last.at] of orders) {
    const decided = ask(matter, typed, by === 'desk' ? desk : stationOfficer, now)
    if ('refused' in decided) throw new Error(decided.refused)
    const mine = decided.steps.filter((each) => each.on === matter.id)
    endings.push(...mine.filter((each): each is Ending => (ENDING as readonly string[]).includes(each.what)))
    matter = applyAll(new Map([[matter.id, matter]]), decided.steps).get(matter.id)!
  }
  return { matter, endings }
}

describe('a state', () => {
  test('is closed exactly when nothing more is due of anybody', () => {
    for (const state of states) expect(openStatus[state], state).toBe(ended.has(state) ? 'closed' : 'open')
    expect([...statesOf('open'), ...statesOf('closed')].sort()).toEqual([...states].sort())
  })

  test('says in Chinese where the matter is', () => {
    expect(notesOf(received(), [])).toBe('已登记')
    expect(notesOf(after(received(), { verb: 'route', lane: 'C1' }), [])).toBe('在通道')
  })

  test('that law closed names its ground and article, and nothing that an officer wrote', () => {
    const { matter, endings } = led([{ verb: 'notAccept', item: 3, note: '张三明显是职业索赔' }, 'desk'])
    expect(notesOf(matter, endings)).toBe(
      '不予受理：非为生活消费需要，或不能证明存在消费者权益争议（总局令第121号第16条第3项）',
    )
  })

  test('after a termination is open until the parties were told, and then names the ground too', () => {
    const ways = [
      [{ verb: 'accept' }, 'desk'],
      [{ verb: 'terminate', item: 2, note: '商家王五拒绝' }, 'desk'],
    ] as const
    const terminated = led(...ways)
    expect(openStatus[terminated.matter.state]).toBe('open')
    expect(notesOf(terminated.matter, terminated.endings)).toMatch(/^已终止调解：.+（总局令第121号第23条第2项）$/)
    const closed = led(...ways, [{ verb: 'close', notice: '已电话告知' }, 'desk'])
    expect(notesOf(closed.matter, closed.endings)).toMatch(/^已结案，终止调解：.+（总局令第121号第23条第2项）$/)
    expect(notesOf(closed.matter, closed.endings)).not.toMatch(/王五|电话/)
  })

  test('after an agreement says so, whatever ended an earlier round', () => {
    const { matter, endings } = led(
      [{ verb: 'accept' }, 'desk'],
      [{ verb: 'mediate' }, 'desk'],
      [{ verb: 'agree', recovered: 100, record: '调解书 7' }, 'desk'],
      [{ verb: 'close' }, 'desk'],
    )
    expect(notesOf(matter, endings)).toBe('已结案，已达成调解协议')
  })
})

describe('times', () => {
  test('of what is closed are of its closing: a clue found later is nobody’s to see', () => {
    const settledAt = at('2026-06-02')
    const { matter, endings } = led(
      [{ verb: 'withdraw', confirmation }, 'desk', settledAt],
      [{ verb: 'foundClue', found: '无证经营' }, 'desk', at('2026-06-03')],
    )
    expect(matter.last.at).toBe(at('2026-06-03'))
    expect(updatedAt(matter, endings)).toBe(settledAt)
    expect(expectedAt(matter, at('2026-06-03'))).toBeNull()
  })

  test('expected are the last second of the next legal deadline: acceptance, then mediation', () => {
    expect(expectedAt(received(), at('2026-06-02'))).toBe(Date.parse('2026-06-10T23:59:59+08:00'))
    expect(acceptanceDue(at('2026-06-01'), calendar)).toBe(expectedAt(received(), at('2026-06-02')))
    const accepted = after(received(), { verb: 'accept' })
    expect(expectedAt(accepted, accepted.last.at)).toBe(Date.parse('2026-07-31T23:59:59+08:00'))
  })

  test('of a lane are the house’s own and not shown: the law’s decision stays due', () => {
    const inLane = after(received(), { verb: 'route', lane: 'C1' })
    expect(expectedAt(inLane, inLane.last.at)).toBe(expectedAt(received(), inLane.last.at))
  })

  test('stand still while mediation is paused', () => {
    const { matter } = led(
      [{ verb: 'accept' }, 'desk'],
      [{ verb: 'mediate' }, 'desk'],
      [{ verb: 'pause', cause: 'appraisal', note: '送检' }, 'desk'],
    )
    expect(expectedAt(matter, matter.last.at + 1)).toBeNull()
  })
})

test('whoever submits hears by when it is decided, what he left out, and that a tip-off is not to be asked for', () => {
  const clocks = (kind: string) =>
    clocksOf(kind, at('2026-06-01'), calendar).filter(({ kind }) => kind !== 'interceptionWindow')
  expect(noticeOf('complaint', clocks('complaint'), true)).toBe(
    '已登记。受理决定期限至 2026-06-10（总局令第121号第15条）。',
  )
  expect(noticeOf('complaint', clocks('complaint'), false)).toContain('第10条')
  expect(noticeOf('tipOff', clocks('tipOff'), false)).toMatch(/举报核查期限至 .+第37条/)
  expect(noticeOf('mixed', clocks('mixed'), true)).toMatch(/受理决定.+举报核查.+第37条/)
})
