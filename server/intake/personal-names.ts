/*
 * Which fields of a loose body name a person. A field name is cut into words (camelCase, snake_case, spaces) and looked
 * up; Chinese names are searched for the characters. Too much beside the journal costs nothing; too much inside it can
 * never be taken out again.
 */

const CONTACT =
  /^(?:(?:tele|mobile|cell|home|work)?phones?|tel|telno|phoneno|phonenumber|mobile|mobileno|cellphone|handphone|fax|e?mail|wechat|weixin|qq|whatsapp)$/
const PRIVATE =
  /^(?:idno|idcard|idcardno|idnumber|identityno|identitycard|citizenid|nationalid|passport|ssn|birthday|birthdate|dob|surname|firstname|lastname|fullname)$/
const PERSON =
  /^(?:complainant|caller|reporter|informant|petitioner|buyer|patient|contact|applicant|requester|requestor|submitter)$/
const ID_PAIR =
  /(?:^| )(?:id|identity) (?:no|num|number|card|code)(?: |$)|(?:^| )(?:first|last|full|family|given|real) name(?: |$)|(?:^| )birth (?:day|date)(?: |$)|(?:^| )home address(?: |$)/
const CHINESE =
  /身份证|证件号|护照|手机|联系方式|微信|姓名|(?<!被)(?:投诉|举报|反映|来电|诉求|申请|购买|联系)人|消费者|出生|住址|联系地址/
const CHINESE_CONTACT = /电话|邮箱|传真/
/** A complainant's own words under other names than `text`. */
const WORDS = /^(?:description|descriptor|narrative|content|details|facttext|statement)$/
const CHINESE_WORDS = /^(?:投诉|举报|诉求|反映)?(?:内容|详情|事由|描述|事实)$|事实描述|投诉内容|举报内容|诉求内容/

export type Naming = 'private' | 'contact' | 'words' | 'plain'

function read(name: string): Naming {
  if (CHINESE.test(name)) return 'private'
  if (CHINESE_CONTACT.test(name)) return 'contact'
  if (CHINESE_WORDS.test(name)) return 'words'
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
  const joined = words.join('')
  if (WORDS.test(joined)) return 'words'
  if (
    words.some((word) => PRIVATE.test(word) || PERSON.test(word)) ||
    PRIVATE.test(joined) ||
    ID_PAIR.test(words.join(' '))
  )
    return 'private'
  return words.some((word) => CONTACT.test(word)) || CONTACT.test(joined) ? 'contact' : 'plain'
}

const known = new Map<string, Naming>()
/** Names come from outside: the memory of them is bounded. */
const MOST_KNOWN = 4_000

/** What a field name says about its value: a person's particulars, a way to reach someone, someone's own words, or neither. */
export function namingOf(name: string): Naming {
  const before = known.get(name)
  if (before) return before
  const naming = read(name.slice(0, 200))
  if (known.size < MOST_KNOWN && name.length <= 100) known.set(name, naming)
  return naming
}

/** Mainland mobile numbers (11 digits) and GB 11643 identity numbers (18, with a date inside) in running text. */
const NUMBER =
  /(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/

/** Whether running text holds a mobile or an identity number. */
export const holdsNumber = (text: string) => text.length >= 11 && NUMBER.test(text)
