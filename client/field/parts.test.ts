// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, test } from 'vitest'
import { reactive, type Component } from 'vue'
import { createI18n } from 'vue-i18n'
import { inventedUscc } from '../../mock/district/uscc.ts'
import CodeInsert from './CodeInsert.vue'
import { fieldMessages } from './messages.ts'
import ResultPart from './ResultPart.vue'
import { draftKey } from './use-draft.ts'
import WayRail from './WayRail.vue'

let page: VueWrapper | undefined
afterEach(() => page?.unmount())
function open(part: Component, props: object = {}, draft: object | null = null) {
  const messages = { 'zh-CN': { field: fieldMessages['zh-CN'] }, en: { field: fieldMessages.en } }
  page = mount(part as never, {
    props: props as never,
    global: {
      plugins: [createI18n({ legacy: false, locale: 'zh-CN', messages })],
      provide: { [draftKey as symbol]: draft },
    },
    attachTo: document.body,
  })
  return page
}
const press = async (words: string) => {
  const found = page!.findAll('button').find((each) => each.text() === words)
  expect(found, words).toBeDefined()
  await found!.trigger('click')
  await flushPromises()
}

test('a credit code with a wrong digit is not added, and the sentence says what is wrong; the right one becomes a line', async () => {
  const box = open(CodeInsert)
  await press('信用代码')
  const right = inventedUscc(77)
  await box.get('input').setValue(`${right.slice(0, 17)}${right.endsWith('3') ? '4' : '3'}`)
  await box.get('form').trigger('submit')
  expect(box.get('[role=alert]').text()).toContain('校验码不符')
  expect(box.emitted('insert')).toBeUndefined()
  await box.get('input').setValue(right.toLowerCase())
  await box.get('form').trigger('submit')
  expect(box.emitted('insert')).toEqual([[`统一社会信用代码：${right}`]])
})

test('a reading carries its unit; a lift’s code is six digits', async () => {
  const box = open(CodeInsert)
  await press('读数')
  const [value, unit] = box.findAll('input')
  await value!.setValue('36,5')
  await unit!.setValue('℃')
  await box.get('form').trigger('submit')
  await press('救援码')
  await box.get('input').setValue('10432')
  await box.get('form').trigger('submit')
  expect(box.get('[role=alert]').text()).toBe('应为 6 位数字，请核对。')
  expect(box.emitted('insert')).toEqual([['读数：36.5 ℃']])
})

test('“nothing found” is one touch, and says so in the result; a change of mind takes its sentence back, never one’s own', async () => {
  const draft = reactive({ found: null as string | null, result: '', answers: {} })
  open(ResultPart, {}, draft)
  await press('没有发现问题')
  expect(draft).toMatchObject({ found: 'nothing', result: '现场检查，未发现问题。' })
  await press('发现问题')
  expect(draft).toMatchObject({ found: 'something', result: '' })
  draft.result = '冷柜 12 ℃，超过标准'
  await press('没有发现问题')
  expect(draft).toMatchObject({ found: 'nothing', result: '冷柜 12 ℃，超过标准' })
})

test('the rail shows how far he is, in words and not by colour alone', () => {
  const rail = open(WayRail, { state: 'enRoute' })
  expect(rail.findAll('li').map((each) => each.find('path').exists())).toEqual([true, true, false, false, false])
  expect(rail.get('[aria-current=step]').text()).toBe('到达')
})
