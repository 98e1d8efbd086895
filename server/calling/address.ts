import { BlockList, isIP, isIPv4 } from 'node:net'
import type { Format } from './format.ts'

/** What the administrator’s settings allow beyond the rule. */
export interface AddressRules {
  /** Addresses inside (RFC 1918, loopback, link-local) may be called: `WEBHOOK_PRIVATE=on`. */
  readonly inside: boolean
  /** Plain HTTP may be used: in the demo. */
  readonly plain: boolean
}

const inside = new BlockList()
// RFC 6890 and its registry: this host, private, shared, loopback, link-local, protocol assignments, tests, benches, multicast, reserved.
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(net, bits, 'ipv4')
// Of IPv6 only the global unicast range is outside; in it are tunnels that end at any IPv4 address, and documentation.
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inside.addSubnet(net, bits, 'ipv6')
const global = new BlockList()
global.addSubnet('2000::', 3, 'ipv6')

/** Whether an address is one of the house’s own networks, or none that anybody outside could have. */
export function isInside(address: string): boolean {
  const bare = address.replace(/%.*$/, '')
  if (isIPv4(bare)) return inside.check(bare, 'ipv4')
  if (isIP(bare) !== 6) return true
  // ::ffff:10.0.0.1 is 10.0.0.1: not of the global range either.
  return inside.check(bare, 'ipv6') || !global.check(bare, 'ipv6')
}

/** The host of a URL without the brackets of IPv6. */
export const hostOf = (url: URL) => url.hostname.replace(/^\[|\]$/g, '')

/** Why an address will not do for a receiver, as a sentence, or null. What a name resolves to is looked at when it is called. */
export function addressFault(text: string, format: Pick<Format, 'hosts'> | null, rules: AddressRules): string | null {
  if (!URL.canParse(text)) return '地址不完整：应为 https:// 开头的完整网址。'
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(rules.plain && url.protocol === 'http:'))
    return '外呼只用 https:// 地址：内容要加密传送。'
  if (url.username !== '' || url.password !== '') return '地址里不能带账号口令，请改用签名密钥。'
  const host = hostOf(url)
  if (isIP(host) !== 0 && isInside(host) && !rules.inside)
    return '这是内网或本机地址；确需外呼到内网系统时，请由运维设置 WEBHOOK_PRIVATE=on。'
  if (/(^|\.)localhost$/i.test(host) && !rules.inside)
    return '这是内网或本机地址；确需外呼到内网系统时，请由运维设置 WEBHOOK_PRIVATE=on。'
  // In a network without a way out a relay inside stands for the robot.
  if (format?.hosts && !format.hosts.includes(host) && !rules.inside)
    return `这种机器人的地址应在 ${format.hosts.join('、')}；经内网转发时请由运维设置 WEBHOOK_PRIVATE=on。`
  return null
}
