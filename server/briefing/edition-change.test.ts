import { expect, test } from 'vitest'
import type { BriefingBlock } from '../contract/briefing.ts'
import { changeOf } from './edition-change.ts'

const text = (words: string): BriefingBlock => ({ is: 'text', text: words })
const page = (title: string): BriefingBlock => ({ is: 'page', title })
const of = (...blocks: BriefingBlock[]) => ({ title: '周会', seenBy: 'all', blocks })
const none = { added: 0, removed: 0, changed: 0, moved: 0, title: false, seenBy: false }

test('an edition with the same words and blocks changed nothing', () =>
  expect(changeOf(of(page('一'), text('甲')), of(page('一'), text('甲')))).toEqual(none))
test('a block that came and one that went are counted apart when they are of different kinds', () =>
  expect(changeOf(of(page('一')), of(text('甲')))).toEqual({ ...none, added: 1, removed: 1 }))
test('a block that is written otherwise is one changed, not one gone and one come', () =>
  expect(changeOf(of(page('一'), text('甲')), of(page('一'), text('乙'), text('丙')))).toEqual({
    ...none,
    added: 1,
    changed: 1,
  }))
test('a block in another place is moved', () =>
  expect(changeOf(of(page('一'), text('甲'), text('乙')), of(page('一'), text('乙'), text('甲')))).toEqual({
    ...none,
    moved: 1,
  }))
test('two blocks of the same words are two blocks', () =>
  expect(changeOf(of(text('甲'), text('甲')), of(text('甲')))).toEqual({ ...none, removed: 1 }))
test('another title and other readers are said', () =>
  expect(changeOf(of(), { title: '月会', seenBy: 'me', blocks: [] })).toEqual({ ...none, title: true, seenBy: true }))
