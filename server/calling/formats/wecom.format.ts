import { plain, robotAnswer, type Format } from '../format.ts'

/** Twenty messages a minute, says the robot’s own manual; 45009 is its word for more. */
const REST_MS = 60_000
const BUSY = [45_009, 45_033, -1]
/** Bytes of one message. */
const MOST_BYTES = 4_096

/** A group robot of WeCom 企业微信: markdown, no signature; whoever knows its address may speak. */
export const wecom: Format = {
  name: 'wecom',
  secret: 'none',
  hosts: ['qyapi.weixin.qq.com'],
  compose({ title, lines }, { url, link }) {
    const content = [
      `**${plain(title)}**`,
      ...lines.map(([label, value]) => `> ${label}：${plain(value)}`),
      ...(link === null ? [] : [`[打开前哨](${link})`]),
    ].join('\n')
    const cut = Buffer.byteLength(content) <= MOST_BYTES ? content : content.slice(0, MOST_BYTES / 4)
    return {
      url,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ msgtype: 'markdown', markdown: { content: cut } }),
    }
  },
  judge: (text) => robotAnswer(text, BUSY, REST_MS),
}
