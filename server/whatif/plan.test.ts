import { describe, expect, test } from 'vitest'
import { model } from '../interception/matter.fixture.ts'
import { models } from '../interception/models/index.ts'
import { question, type Change } from './changes.ts'
import { planOf } from './plan.ts'

const plan = (...changes: Change[]) => planOf(model, changes, models)
const words = (...changes: Change[]) => plan(...changes).diff.map(({ zh }) => zh)

describe('what is changed is said', () => {
  test('limit, results, conditions, lanes, assumptions: one sentence each, in both languages', () => {
    const changes: Change[] = [
      { change: 'limit', lane: 'C1', amount: 3, unit: 'workingDays' },
      { change: 'limit', lane: 'C5', amount: 2, unit: 'workingHours' },
      { change: 'entry', lane: 'C2', entry: [{ when: 'bothReachable' }, { when: 'amountAtMost', yuan: 200 }] },
      { change: 'results', lane: 'C3', results: ['advance_paid'] },
      { change: 'remove', lane: 'C4' },
      { change: 'add', preset: 'forces', lane: 'grid', assumed: { settles: 0.4, hours: 8 } },
      { change: 'afterLimit', share: 0.25 },
    ]
    expect(words(...changes)).toMatchInlineSnapshot(`
      [
        "C1“ODR 企业在线和解”的时限由10个工作日改为3个工作日。",
        "C5“快速处置专席”的时限由当日改为2个工作小时。",
        "C2“服务站/易（e）站现场调处”不再要求“被投诉人在服务站范围内”。",
        "C2“服务站/易（e）站现场调处”要求“金额不超过 200 元”。",
        "C3“经营者首问自治”的结果改为先行赔付。",
        "取消通道C4“人民调解/委托消委会”。",
        "增加通道grid“网格”，时限3个工作日。",
        "假定grid“网格”办成 40%，每件用 8 工作小时。",
        "假定因时限退回的件，再给时间能办成 25%。",
      ]
    `)
    for (const { en } of plan(...changes).diff) expect(en).not.toMatch(/[\u3400-\u9fff]/)
  })

  test('the model that was given stays as it was', () => {
    const before = structuredClone(model)
    plan({ change: 'remove', lane: 'C4' }, { change: 'entry', lane: 'C1', entry: [] })
    expect(model).toEqual(before)
  })
})

describe('what is not sound is refused in a sentence', () => {
  test.each<[string, Change[]]>([
    ['没有通道 C9', [{ change: 'limit', lane: 'C9', amount: 3, unit: 'workingDays' }]],
    [
      '没有通道 C4',
      [
        { change: 'remove', lane: 'C4' },
        { change: 'capacity', lane: 'C4', open: 3 },
      ],
    ],
    ['预设中没有通道 forces/nobody', [{ change: 'add', preset: 'forces', lane: 'nobody' }]],
    ['代码“C1”出现了两次', [{ change: 'add', preset: 'onePlusFive', lane: 'C1' }]],
    ['至少要有一条通道', model.lanes.map(({ code }): Change => ({ change: 'remove', lane: code }))],
    ['当日办结的时限数量写 1', [{ change: 'limit', lane: 'C5', amount: 2, unit: 'sameDay' }]],
  ])('%s', (sentence, changes) => {
    expect(() => plan(...changes)).toThrow(sentence)
    expect(() => plan(...changes)).toThrow(/。$/)
  })

  test.each([
    [{ changes: [{ change: 'capacity', lane: 'C1', open: -1 }] }, '容量不能小于 0；0 表示关闭通道'],
    [{ changes: [{ change: 'capacity', lane: 'C1', open: 1.5 }] }, '容量写成整数'],
    [{ changes: [{ change: 'limit', lane: 'C1', amount: 0, unit: 'workingDays' }] }, '时限至少是 1'],
    [{ changes: [{ change: 'guards', off: true }] }, '请写明要改变什么'],
    [{ from: '2026-06-31' }, '真实的日期'],
    [{ seed: -1 }, '种子不能小于 0'],
  ])('%j', (over, sentence) => {
    const read = question.safeParse({ from: '2026-05-06', to: '2026-06-30', ...over })
    expect(read.error?.issues.map(({ message }) => message).join()).toContain(sentence)
  })
})
