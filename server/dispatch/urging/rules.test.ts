import { describe, expect, test } from 'vitest'
import { replyTerms, urgingLevels } from '../../contract/urging.ts'
import type { Step as TaskStep } from '../task.ts'
import { decideOpen } from './decide.ts'
import { possible } from './possible.ts'
import { placesOf, points, scoreOf } from './score.ts'
import { fired, houseSays, late, lookAt, triggers } from './triggers.ts'
import {
  ABOUT,
  after,
  both,
  CONTENTS,
  decided,
  duty,
  fold,
  HOUR,
  leader,
  NOW,
  opened,
  order,
  refusal,
  REPLY,
  station,
} from './urging.fixture.ts'
import { markOf } from './urging.ts'

const house = { id: 'house', role: 'house' }
const overdue = (percent: 50 | 80 | 100): TaskStep => ({ what: 'overdue', at: NOW, by: house, percent })
const rejected: TaskStep = { what: 'rejected', at: NOW, by: { id: 'p-duty', role: 'dutyOfficer' } }
const answered = () => after(opened(), 'reply', station, CONTENTS.reply)
const passed = () => after(answered(), 'recheck', duty, CONTENTS.recheck)

describe('the way of a slip', () => {
  test('opened, replied, checked again by another, struck off by another', () => {
    const closed = after(passed(), 'close', leader)
    expect(markOf(closed)).toMatchObject({
      ...{
        state: 'closed',
        level: 'yellow',
        cause: 'leader',
        unit: 'st-1',
        taskId: 'RW1',
        lateReply: false,
        version: 4,
      },
      ...{ openedAt: NOW, repliedAt: NOW + HOUR, recheckedAt: NOW + HOUR, closedAt: NOW + HOUR, lastWhat: 'closed' },
    })
    expect(closed.instruction).toBe('三日内整改到位')
  })

  test('a failed re-check goes back to the unit with a new date for the reply', () => {
    const back = after(answered(), 'recheck', duty, { passed: false, note: '现场未整改' })
    expect(back).toMatchObject({ state: 'failed', failures: 1, replyBy: NOW + 9 * HOUR })
    expect(after(back, 'reply', station, CONTENTS.reply)).toMatchObject({ state: 'replied', firstReplyAt: NOW + HOUR })
  })

  test('nothing is struck off before a re-check has passed', () => {
    for (const each of [
      opened(),
      answered(),
      after(answered(), 'recheck', duty, { passed: false, note: '现场未整改' }),
    ])
      expect(refusal(each, 'close', duty)).toBe('复查通过后才能销号；请先由答复人以外的人复查。')
  })

  test('whoever replied neither checks again, nor strikes off, nor withdraws', () => {
    const own = after(opened(), 'reply', both, CONTENTS.reply)
    expect(refusal(own, 'recheck', both, CONTENTS.recheck)).toContain('答复人不能复查自己答复的督办单')
    expect(refusal(own, 'withdraw', both, CONTENTS.withdraw)).toContain('由另一人撤销')
    expect(refusal(after(own, 'recheck', duty, CONTENTS.recheck), 'close', both)).toContain('由另一人销号')
    // Also when somebody else of the unit replied after him.
    const again = after(
      after(own, 'recheck', duty, { passed: false, note: '现场未整改' }),
      'reply',
      station,
      CONTENTS.reply,
    )
    expect(refusal(again, 'recheck', both, CONTENTS.recheck)).toContain('答复人')
  })

  test('a graver slip is to be answered sooner, never later, and a reply to the lesser one does not answer it', () => {
    const near = after(opened(), 'raise', leader, { level: 'orange', reason: '群众反映强烈' })
    expect(near).toMatchObject({ level: 'orange', state: 'open', replyBy: NOW + 9 * HOUR })
    const far = decided(opened(), order('raise', { level: 'red', reason: '群众反映强烈' }), leader, NOW, {
      replyBy: NOW + 99 * HOUR,
      provisional: false,
    })
    expect('steps' in far && fold(far.steps, opened()).replyBy).toBe(REPLY.replyBy)
    expect(after(passed(), 'raise', leader, CONTENTS.raise)).toMatchObject({ level: 'red', state: 'open' })
    expect(refusal(near, 'raise', leader, { level: 'yellow', reason: '降低等级' })).toBe(
      '督办单已是“橙”级，只能升到更高一级。',
    )
  })

  test('what has ended takes nothing more, and says who ended it', () => {
    const gone = after(opened(), 'withdraw', leader, CONTENTS.withdraw)
    for (const [verb, rest] of Object.entries(CONTENTS))
      expect(refusal(gone, verb as 'reply', duty, rest)).toMatch(/^督办单已撤销（⟦p-leader⟧，11-27 10:00），不能再办理/)
  })

  test('whoever decided on an older view is told who did what since; the house’s reminder is no news', () => {
    const raised = after(opened(), 'raise', leader, CONTENTS.raise)
    expect(refusal(raised, 'reply', station, { ...CONTENTS.reply, basedOn: 1 })).toContain(
      '⟦p-leader⟧已于 11-27 10:00 升级',
    )
    const told = fold([late(opened(), NOW + 25 * HOUR)!], opened())
    expect(after(told, 'reply', station, { ...CONTENTS.reply, basedOn: 1 }).state).toBe('replied')
  })

  test('a date in the past or years away is a mistake of the form', () => {
    const give = (replyBy: number) => refusal(opened(), 'raise', leader, { ...CONTENTS.raise, replyBy })
    expect(give(NOW - 1)).toBe('答复期限应晚于现在，请重填。')
    expect(give(NOW + 400 * 24 * HOUR)).toBe('答复期限超过一年，请核对日期。')
  })

  test('a second slip about the same is refused with the number of the first', () => {
    const given = order('open', { level: 'red', instruction: '立即整改', taskId: 'RW1' })
    const outcome =
      given.verb === 'urging.open' && decideOpen(given, ABOUT, opened(), { who: leader, now: NOW, reply: REPLY })
    expect(outcome).toMatchObject({ code: 'conflict', refused: expect.stringContaining('DB1（黄）') as string })
  })
})

describe('the time for the reply', () => {
  test('is said once to be over, and again only when a new date is over', () => {
    const urging = opened()
    expect(late(urging, REPLY.replyBy - 1)).toBeNull()
    expect(lookAt(urging)).toBe(REPLY.replyBy)
    const told = fold([late(urging, REPLY.replyBy)!], urging)
    expect([told.lateReply, late(told, REPLY.replyBy + HOUR), lookAt(told)]).toEqual([true, null, null])
    const back = after(after(told, 'reply', station, CONTENTS.reply), 'recheck', duty, {
      passed: false,
      note: '未整改到位',
    })
    expect(late(back, back.replyBy)).toMatchObject({ what: 'late' })
  })

  test('a reply after it is late whether or not the house has said so', () => {
    expect(after(opened(), 'reply', station, CONTENTS.reply, REPLY.replyBy + 1).lateReply).toBe(true)
    expect(after(opened(), 'reply', station, CONTENTS.reply, REPLY.replyBy).lateReply).toBe(false)
  })

  test('every level has a term, the graver the shorter', () => {
    expect(urgingLevels.map((level) => replyTerms[level])).toEqual([
      { workingDays: 3 },
      { workingDays: 1 },
      { hours: 4 },
    ])
  })
})

describe('what the house urges by itself', () => {
  const about = { unit: 'st-1', taskId: 'RW1', title: '检查电梯', streetCode: null }
  const says = (steps: readonly TaskStep[], open = null as ReturnType<typeof opened> | null, before = 0) => {
    const trigger = fired(steps, before)
    return trigger && houseSays(trigger, open, about, { now: NOW, reply: REPLY })
  }

  test('half of a task’s time is yellow, four fifths orange, all of it red', () => {
    for (const [percent, level] of [
      [50, 'yellow'],
      [80, 'orange'],
      [100, 'red'],
    ] as const)
      expect(says([overdue(percent)])).toMatchObject({
        what: 'opened',
        level,
        cause: 'overdue',
        begins: { unit: 'st-1' },
      })
  })
  test('several at once, after the house was away, are one slip of the gravest', () => {
    expect(says([overdue(50), overdue(80), overdue(100)])).toMatchObject({ what: 'opened', level: 'red' })
  })
  test('the slip that stands becomes graver and never lighter; there is never a second', () => {
    const yellow = fold([says([overdue(50)])!])
    const orange = fold([says([overdue(80)], yellow)!], yellow)
    expect([orange.level, orange.version, orange.cause]).toEqual(['orange', 2, 'overdue'])
    expect(says([overdue(50)], orange)).toBeNull()
    expect(says([rejected, rejected], orange)).toBeNull()
  })
  test('the same task sent back a second time is a repeat, the first time not', () => {
    expect(says([rejected], null, 0)).toBeNull()
    expect(says([rejected], null, 1)).toMatchObject({ what: 'opened', level: 'orange', cause: 'repeat' })
  })
  test('nothing else of a task urges anybody', () => {
    expect(
      says(
        [
          { what: 'declined', at: NOW, by: house },
          { what: 'late', at: NOW, by: house },
        ],
        null,
        5,
      ),
    ).toBeNull()
  })
  test('every trigger names its source', () => {
    for (const { source } of triggers) expect(source.zh.length * source.en.length).toBeGreaterThan(0)
  })
})

test('a screen offers what may be done and nothing else', () => {
  const may = { command: true, reply: true }
  expect(possible(opened(), station, { command: false, reply: true })).toEqual(['reply'])
  expect(possible(opened(), { ...station, stations: ['st-2'] }, { command: false, reply: true })).toEqual([])
  expect(possible(opened(), leader, { command: true, reply: false })).toEqual(['raise', 'withdraw'])
  expect(possible(answered(), duty, may)).toEqual(['recheck', 'raise', 'withdraw'])
  expect(possible(passed(), duty, may)).toEqual(['close', 'raise', 'withdraw'])
  expect(possible(passed(), station, may)).toEqual(['raise'])
  expect(possible(after(passed(), 'close', leader), duty, may)).toEqual([])
})

describe('the score', () => {
  const none = { yellow: 0, orange: 0, red: 0, lateReply: 0, failedRecheck: 0, lateTask: 0 }
  test('begins whole and loses by each piece, never below nought', () => {
    expect(scoreOf(none, 3)).toBe(100)
    expect(scoreOf({ ...none, yellow: 2, red: 1, lateReply: 1 }, 3)).toBe(
      100 + 2 * points.yellow + points.red + points.lateReply,
    )
    expect(scoreOf({ ...none, red: 50 }, 50)).toBe(0)
  })
  test('nothing measured is no score and no place', () => {
    expect(scoreOf(none, 0)).toBeNull()
    const rows = [{ score: 90 }, { score: null }, { score: 95 }, { score: 90 }, { score: 10 }]
    expect(rows.map((row) => placesOf(rows).get(row))).toEqual([2, undefined, 1, 2, 4])
  })
})
