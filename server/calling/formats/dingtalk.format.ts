import { createHmac } from 'node:crypto'
import { plain, robotAnswer, type Format } from '../format.ts'

/** Twenty messages a minute; whoever sends more is shut out for ten. */
const REST_MS = 10 * 60_000
const BUSY = [660_026, 410_100, 130_101, -1]

/** A robot of DingTalk 钉钉 with “加签”: HMAC-SHA256 over `timestamp\nsecret`, both in the query. */
export const dingtalk: Format = {
  name: 'dingtalk',
  secret: 'theirs',
  hosts: ['oapi.dingtalk.com', 'api.dingtalk.com'],
  compose({ title, lines }, { url, secret, at, link }) {
    if (secret === null) throw new Error('a robot of DingTalk without its secret')
    const signed = new URL(url)
    signed.searchParams.set('timestamp', String(at))
    signed.searchParams.set('sign', createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64'))
    const text = [
      `### ${plain(title)}`,
      ...lines.map(([label, value]) => `- ${label}：${plain(value)}`),
      ...(link === null ? [] : [`\n[打开前哨](${link})`]),
    ].join('\n')
    return {
      url: signed.href,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ msgtype: 'markdown', markdown: { title: plain(title), text } }),
    }
  },
  judge: (text) => robotAnswer(text, BUSY, REST_MS),
}
