/** What a field's name says about a person: which mask its value gets. `other`: personal, of no known shape; `words`: somebody's own. */
export type PersonalKind = 'name' | 'phone' | 'identity' | 'address' | 'other' | 'words'

/** Looked up in this order; Chinese names are searched, others by their words and run together. Includes initials of pinyin, as forms have them. */
const RULES: readonly (readonly [PersonalKind, RegExp, RegExp])[] = [
  [
    'phone',
    /电话|手机|座机|联系方式|联系号码|传真|來電|来电号|電話|手機/,
    /phone|mobile|handset|callernum|(?:^| )(?:tel|telno|cell|fax|lxdh|sjh|sjhm|shouji|dianhua|dhhm)(?: |$)/,
  ],
  [
    'identity',
    /身份证|證件|证件号|证件编号|护照|社保号/,
    /(?:^| |buyer|contact|complainant|user|owner|person)id ?(?:no|num|card)|identity|passport|citizenid|nationalid|certno|cardno|(?:^| )(?:ssn|sfz|sfzh|sfzhm|zjhm|shenfenzheng)(?: |$)/,
  ],
  ['address', /地址|住址|住所|居住地|户籍|籍贯|門牌|门牌/, /address|(?:^| )(?:addr|home|lxdz|dz|zhuzhi|dizhi)(?: |$)/],
  [
    'other',
    /邮箱|微信|出生|生日|年龄|性别|银行|账号|帐号|车牌|工作单位|病/,
    /email|wechat|weixin|whatsapp|birth|plateno|bank|account|(?:^| )(?:mail|qq|dob|age|sex|gender|iban)(?: |$)/,
  ],
  [
    'name',
    /姓名|名字|称呼|(?:投诉|举报|反映|来电|诉求|申请|购买|联系|报警|委托|代理|负责|收货|收件|当事|报告)人|法定代表|消费者|患者|经营者|顾客|业主/,
    /(?:^| )(?:surname|xm|tsrxm|lxr|lxrxm|xingming)(?: |$)|(?:first|last|full|given|family|real|user|person|people|contact|owner|buyer|seller|patient|caller|reporter|complainant|customer|consumer|applicant|agent|staff|officer|doctor|driver|client|member|display|nick|legal|sender|receiver|recipient|maiden)names?(?: |$)|(?:^| )names?(?: |$)/,
  ],
  [
    'words',
    /内容|详情|事由|描述|事实|诉求|备注|原文/,
    /(?:^| )(?:text|content|description|narrative|details?|facts?|facttext|statement|remarks?|notes?|words|message)(?: |$)/,
  ],
]
/** Whoever stands here is a person, and all that is below. */
const PERSON =
  /(?:^| )(?:complainants?|callers?|reporters?|informants?|petitioners?|buyers?|consumers?|customers?|patients?|contacts?|applicants?|requesters?|submitters?|persons?|people|owners?|agents?|drivers?|users?)(?: |$)/
/** Names of things. */
const THING =
  /(?:^| )(?:site|shop|store|business|trade|drug|product|goods|market|company|enterprise|brand|platform|class|file|street|district|station|community|feed|source|type|category|item|unit|field|event|respondent|merchant|org|organisation|organization) ?names?(?: |$)|(?:店|药品|商品|产品|企业|公司|单位|品牌|平台|街道|社区|市场|机构|被投诉|被举报)[^人]*名称/

/** `/buyerName` → `buyer name`, and run together for those who write it so. */
function wordsOf(key: string): string {
  const words = key
    .normalize('NFKC')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return words.join(' ')
}

/** What one step of a path says; null when nothing about a person. */
export function personalKindOf(key: string): PersonalKind | null {
  const words = wordsOf(key.slice(0, 200))
  if (THING.test(words)) return null
  const joined = words.replaceAll(' ', '')
  const found = RULES.find(([, chinese, other]) => chinese.test(words) || other.test(words) || other.test(joined))?.[0]
  return found ?? (PERSON.test(words) ? (words.includes(' ') ? 'other' : 'name') : null)
}

/** Whether everything below a field is about a person. */
export const holdsPerson = (key: string): boolean => {
  const kind = personalKindOf(key)
  return kind !== null && kind !== 'words'
}
