import { createHmac } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { addressFault, isInside } from './address.ts'
import { formats } from './formats/index.ts'
import { testLetter } from './happenings.ts'
import type { Letter } from './letter.ts'

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const letter: Letter = {
  ...{ type: 'task.issued', at: 1_700_000_000_000, title: '任务派发：检查 RW1', path: '/field#RW1' },
  ...{ lines: [['地点', '[点我](http://evil)<@all> **大厦**']], facts: { taskId: 'RW1', siteName: '大厦' } },
}
const to = {
  id: 'msg_1',
  url: 'https://a.example/hook?key=k',
  secret: SECRET,
  at: Date.now(),
  link: 'https://q/field#RW1',
}

test('a standard webhook is what the receiver’s own library takes for ours, and nothing that was changed', () => {
  const { headers, body } = formats.standard.compose(letter, to)
  const read = new Webhook(SECRET).verify(String(body), headers) as { type: string; data: object }
  expect(read).toMatchObject({ type: 'task.issued', data: { taskId: 'RW1', headline: letter.title, link: to.link } })
  expect(headers['webhook-id']).toBe('msg_1')
  expect(() => new Webhook(SECRET).verify(`${String(body)} `, headers)).toThrow()
  expect(() => new Webhook(`whsec_${Buffer.alloc(32, 8).toString('base64')}`).verify(String(body), headers)).toThrow()
})

test('WeCom gets markdown in which nobody’s name is a link or a mention', () => {
  const { url, body } = formats.wecom.compose(letter, { ...to, secret: null })
  expect(url).toBe(to.url)
  const { msgtype, markdown } = JSON.parse(String(body)) as { msgtype: string; markdown: { content: string } }
  expect(msgtype).toBe('markdown')
  expect(markdown.content.match(/\]\(/g)).toHaveLength(1)
  expect(markdown.content).not.toContain('<@')
  const long = formats.wecom.compose(
    { ...letter, lines: Array.from({ length: 60 }, () => ['地点', '大'.repeat(100)] as const) },
    { ...to, secret: null },
  )
  expect(
    Buffer.byteLength(
      (JSON.parse(String(long.body)) as typeof JSON & { markdown: { content: string } }).markdown.content,
    ),
  ).toBeLessThanOrEqual(4_096)
})

test('DingTalk gets the time and the signature of its own recipe in the query', () => {
  const secret = 'SECabcdef0123456789'
  const { url } = formats.dingtalk.compose(letter, { ...to, secret, at: 1_700_000_000_000 })
  const { searchParams } = new URL(url)
  expect(searchParams.get('timestamp')).toBe('1700000000000')
  expect(searchParams.get('sign')).toBe(
    createHmac('sha256', secret).update(`1700000000000\n${secret}`).digest('base64'),
  )
  expect(searchParams.get('key')).toBe('k')
})

test('a robot that says 200 and errcode is believed by its errcode', () => {
  expect(formats.wecom.judge?.('{"errcode":0,"errmsg":"ok"}')).toBeNull()
  expect(formats.wecom.judge?.('{"errcode":93000,"errmsg":"invalid webhook url"}')).toEqual({
    why: 'errcode 93000 invalid webhook url',
  })
  expect(formats.wecom.judge?.('{"errcode":45009,"errmsg":"api freq"}')?.restMs).toBe(60_000)
  expect(formats.dingtalk.judge?.('<html>')?.why).toContain('JSON')
})

test('addresses inside are known, however they are written', () => {
  for (const address of [
    ...[
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
    ],
    ...[
      '::1',
      '::',
      'fe80::1',
      'fe80::1%eth0',
      'fc00::1',
      'fd12::1',
      '::ffff:10.0.0.1',
      '::ffff:7f00:1',
      '64:ff9b::a00:1',
    ],
    ...['2002:7f00:1::', 'ff02::1', 'not an address', '255.255.255.255'],
  ])
    expect(isInside(address), address).toBe(true)
  for (const address of ['1.1.1.1', '114.114.114.114', '172.32.0.1', '2400:3200::1'])
    expect(isInside(address), address).toBe(false)
})

test('an address that will not do is refused with a sentence', () => {
  const strict = { inside: false, plain: false }
  const fault = (url: string, rules = strict, format: Parameters<typeof addressFault>[1] = null) =>
    addressFault(url, format, rules)
  expect(fault('https://sms.example.cn/in')).toBeNull()
  expect(fault('http://sms.example.cn/in')).toContain('https')
  expect(fault('http://sms.example.cn/in', { inside: false, plain: true })).toBeNull()
  expect(fault('https://user:word@sms.example.cn/')).toContain('口令')
  for (const url of [
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://localhost/',
    'https://2130706433/',
    'https://0x7f.1/',
  ])
    expect(fault(url), url).toContain('WEBHOOK_PRIVATE')
  expect(fault('https://127.0.0.1/', { inside: true, plain: false })).toBeNull()
  expect(fault('ftp://a.example/')).toContain('https')
  expect(fault('nothing')).toContain('地址不完整')
  expect(fault('https://a.example/', strict, formats.wecom)).toContain('qyapi.weixin.qq.com')
})

test('a test letter says that it is one', () => {
  expect(testLetter(0, '名称 13812345678').facts.name).not.toContain('13812345678')
})
