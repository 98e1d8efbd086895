import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskAddress, maskField, maskId, maskName, maskPhone } from './masks.ts'

test.each([
  ['张三', '张**'],
  ['张*三', '张**'],
  ['张**', '张**'],
  ['欧阳修', '欧阳**'],
  ['欧阳', '欧**'],
  ['阿不都·买买提', '阿**'],
  ['Li Wei', 'L**'],
  ['𠮷田', '𠮷**'],
  ['13800138000', '＊＊'],
  ['一三八零零一三八零零零', '＊＊'],
  ['', '＊＊'],
])('of the name %s is shown %s', (name, shown) => expect(maskName(name)).toBe(shown))

test.each([
  ['13800138000', '138****8000'],
  ['+86 138-0013-8000', '138****8000'],
  ['１３８００１３８０００', '138****8000'],
  ['0755-82730000', '0755＊＊＊＊＊＊＊＊'],
  ['82730000', '＊＊'],
  ['13800138000 13900139000', '＊＊'],
  ['打我手机', '＊＊'],
])('of the telephone %s is shown %s', (phone, shown) => expect(maskPhone(phone)).toBe(shown))

test.each([
  ['440301199001011234', '440**************4'],
  ['44030119900101123x', '440**************X'],
  ['440301900101123', '440***********3'],
  ['E12345678', '＊＊'],
  ['', '＊＊'],
])('of the identity number %s is shown %s', (id, shown) => expect(maskId(id)).toBe(shown))

describe('an address is shown down to the community, never a road or a door', () => {
  test.each([
    ['广东省深圳市龙岗区坂田街道五和社区五和大道12号3栋201', '广东省深圳市龙岗区坂田街道五和社区＊＊'],
    ['广东省 深圳市 龙岗区 龙平西路', '广东省深圳市龙岗区＊＊'],
    ['光明区新湖街道楼村社区3号', '光明区新湖街道楼村社区＊＊'],
    ['龙岗区园山街道大康村二巷', '龙岗区园山街道大康村＊＊'],
    ['河北省石家庄市正定县正定镇', '河北省石家庄市正定县正定镇'],
    ['景德镇市昌江区', '景德镇市昌江区'],
    ['龙平路12号阳光花园', '＊＊'],
    ['龙平路阳光社区', '＊＊'],
    ['阳光小区3栋', '＊＊'],
    ['新村路12号', '＊＊'],
    ['阳光小区平南社区', '＊＊'],
    ['深圳市城市花园大康社区', '深圳市＊＊'],
    ['华南城市场A区', '＊＊'],
    ['Room 201, 12 Longping Rd', '＊＊'],
    ['13800138000', '＊＊'],
    ['', '＊＊'],
  ])('%s', (address, shown) => expect(maskAddress(address, 'community')).toBe(shown))

  test('on the wall nothing', () => {
    expect(maskAddress('深圳市龙岗区坂田街道五和社区', 'none')).toBe('＊＊')
  })

  test('no digit of it is ever shown', () => {
    const piece = fc.constantFrom(
      '深圳市',
      '龙岗区',
      '坂田街道',
      '五和社区',
      '大康村',
      '龙平路',
      '12号',
      '3栋',
      '花园',
      '2',
      '单元',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        expect(maskAddress(pieces.join(''), 'community')).not.toMatch(/\d|[路号栋]|单元|花园/)
      }),
    )
  })
})

describe('a field is masked by its name', () => {
  test.each([
    ['/buyerName', '王五', '王**'],
    ['/complainant/name', '王五', '王**'],
    ['投诉人姓名', '王五', '王**'],
    ['buyername', '王五', '王**'],
    ['TSRXM', '王五', '王**'],
    ['联系人', '王五', '王**'],
    ['/respondent/phone', '0755-82730000', '0755＊＊＊＊＊＊＊＊'],
    ['/complainant/phones/0', '13800138000', '138****8000'],
    ['contact_phone', 13800138000, '138****8000'],
    ['手机', '13800138000', '138****8000'],
    ['联系人电话', '13800138000', '138****8000'],
    ['idNo', '440301199001011234', '440**************4'],
    ['身份证号码', '44030119900101123X', '440**************X'],
    ['住址', '深圳市龙岗区坂田街道五和社区1号', '深圳市龙岗区坂田街道五和社区＊＊'],
    ['/complainant/homeAddress', '龙平路12号', '＊＊'],
    ['诉求内容', '请打13800138000', '请打138****8000'],
    ['email', 'zhang@qq.com', '＊＊'],
    ['微信', 'zhangsan88', '＊＊'],
  ])('%s', (key, value, shown) => expect(maskField(key, value)).toBe(shown))
})

test('a field of an unknown name is masked by what it looks like, or hidden', () => {
  expect(maskField('x', '138 0013 8000')).toBe('138****8000')
  expect(maskField('x', '440301199001011234')).toBe('440**************4')
  for (const value of ['张三', '一句话', true, { name: '张三' }, ['张三'], 42])
    expect(maskField('x', value)).toBe('＊＊')
})

test('a value of another kind than its field says gives nothing away', () => {
  expect(maskField('name', '13800138000')).toBe('＊＊')
  expect(maskField('phone', '张三丰')).toBe('＊＊')
  expect(maskField('address', '440301199001011234')).toBe('＊＊')
  expect(maskField('idNo', '张三')).toBe('＊＊')
})

test('what is empty stays empty', () => {
  for (const value of ['', null, undefined]) expect(maskField('name', value)).toBe('')
})
