import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BriefingBlock } from '../contract/briefing.ts'
import { chinese, counted, group, names, told } from './briefing.fixture.ts'
import { asksOfBlocks, composeBlocks, paragraphsOf, plainText } from './composed.ts'
import type { Answer } from './compose.ts'

const WRITTEN = { title: '半年汇报', by: '张三', at: 5 }
const figure = (id: string, is: 'figure' | 'chart' = 'figure'): BriefingBlock =>
  is === 'figure' ? { is, asked: { id } } : { is, chart: 'bars', asked: { id, by: ['street'] } }
const made = (blocks: readonly BriefingBlock[], figures: readonly Answer[]) =>
  composeBlocks(blocks, { figures, usual: figures.map(() => null), annotations: [] }, names, WRITTEN)

describe('blocks', () => {
  test('become pages under the titles that were written', () => {
    const pages = made(
      [
        { is: 'page', title: '一' },
        figure('a'),
        figure('b'),
        { is: 'page', title: '二' },
        { is: 'text', text: '甲\n\n乙' },
      ],
      [told(), counted(3)],
    )
    expect(pages.map(({ kicker }) => kicker.zh)).toEqual(['一 · 2026年11月16日至22日', '二'])
    expect(pages[0]).toMatchObject({ figure: { id: 'interception.gross' }, beside: [{ id: 'complaints.received' }] })
    expect(pages[1]?.text).toEqual({ paragraphs: ['甲', '乙'], by: '张三', at: 5 })
    expect(chinese(pages[1]?.headline)).toBe('二')
  })
  test('without a title stand under that of the briefing', () => {
    expect(made([{ is: 'text', text: '甲' }], [])[0]?.kicker.zh).toBe('半年汇报')
  })
  test('of one kind do not push each other off the page', () => {
    const pages = made(
      [figure('a', 'chart'), figure('b', 'chart'), { is: 'text', text: '甲' }, { is: 'text', text: '乙' }],
      [told(), counted(3)],
    )
    expect(pages.map(({ chart, text }) => [chart?.figure.id ?? null, text?.paragraphs ?? null])).toEqual([
      ['interception.gross', null],
      ['complaints.received', ['甲']],
      [null, ['乙']],
    ])
    expect(new Set(pages.map(({ id }) => id)).size).toBe(3)
  })
  test('of an indicator that is no more say so, and the others stay', () => {
    const pages = made(
      [figure('gone'), figure('b'), { is: 'page', title: '二' }, figure('c')],
      [{ refused: '没有指标 gone。' }, counted(3), told()],
    )
    expect(pages[0]?.minded.map(chinese)).toEqual(['本项指标未能取得：没有指标 gone。'])
    expect(pages[0]?.figure?.id).toBe('complaints.received')
    expect(pages[1]?.figure?.id).toBe('interception.gross')
  })
  test('with bars say who is highest', () => {
    const bars = counted(50, {
      by: ['street'],
      groups: [group({ street: '440307000' }, 30), group({ street: '440307001' }, 20)],
    })
    expect(made([figure('a', 'chart')], [bars])[0]?.cause.map(chinese)).toEqual([
      '投诉举报分街道看，平湖街道最多，为30件。',
    ])
  })
  test('ask for what they show, and compare only where a period is named', () => {
    const from = '2026-11-16T00:00:00+08:00'
    expect(
      asksOfBlocks([
        figure('a'),
        { is: 'text', text: '甲' },
        { is: 'figure', asked: { id: 'b', from, compare: ['lastYear'] } },
        { is: 'figure', asked: { id: 'c', from } },
      ]),
    ).toEqual([
      { id: 'a', compare: ['target'] },
      { id: 'b', from, compare: ['lastYear'] },
      { id: 'c', from, compare: ['previous', 'lastYear', 'target'] },
    ])
  })
})

describe('text', () => {
  test('keeps markup as text and loses what steers a screen', () => {
    expect(plainText('<b>重要</b> **甲**')).toBe('<b>重要</b> **甲**')
    expect(plainText('甲\u202e乙\u0007丙\u200b丁\r\n戊\t己')).toBe('甲乙丙丁\n戊 己')
    expect(paragraphsOf(' 甲 \r\n\r\n 乙 ')).toEqual(['甲', '乙'])
  })
  test('of any kind holds no control character afterwards, and is the same when it is read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const kept = plainText(text)
        expect(kept).not.toMatch(/[^\P{C}\n]/u)
        expect(plainText(kept)).toBe(kept)
      }),
    )
  })
})
