import { z } from 'zod'
import { idTypes, intakeKinds, intakeSources, receiveModes, requestWords, sellModes } from './registration-words.ts'

/* What a registration by hand tells, field by field (domain/complaints.md § 2.3); every sentence names its field and no value. */

const optional = (field: string, most: number) =>
  z.string(`${field}应为文字。`).trim().max(most, `${field}最多 ${most} 个字。`).optional()
const needed = (field: string, most: number) =>
  z.string(`请填写${field}。`).trim().min(1, `请填写${field}。`).max(most, `${field}最多 ${most} 个字。`)
const flag = (field: string) => z.boolean(`${field}应为是或否。`).optional()
const degrees = (field: string, most: number) =>
  z.number(`${field}应为数。`).min(-most, `${field}不在范围内。`).max(most, `${field}不在范围内。`).optional()
const strict = <Shape extends z.ZodRawShape>(shape: Shape, missing: string) =>
  z.strictObject(shape, { error: ({ code }) => (code === 'unrecognized_keys' ? '登记内容里有不认识的项。' : missing) })

/** Who complains. Whether name and telephone are asked for depends on the kind: a complaint is made in one's real name (总局令第121号 Art. 10). */
const complainant = strict(
  {
    name: optional('投诉人姓名', 200),
    phone: optional('联系电话', 50),
    callerNumber: optional('来电号码', 50),
    idType: z.enum(idTypes, '证件类型不在可选之列。').optional(),
    idNo: optional('证件号码', 50),
    address: optional('联系地址', 1_000),
    /** Who acts for him, and where the power of attorney is. */
    agentName: optional('代理人姓名', 200),
    agentPhone: optional('代理人电话', 50),
    powerOfAttorney: optional('授权委托书', 200),
  },
  '请填写投诉人。',
)

const respondent = strict(
  {
    name: needed('被投诉人名称', 400),
    siteId: optional('监管对象编号', 200),
    uscc: optional('统一社会信用代码', 30),
    contact: optional('被投诉人联系人', 200),
    phone: optional('被投诉人电话', 50),
    address: optional('被投诉人地址', 1_000),
    platformName: optional('平台名称', 400),
    shopName: optional('网店名称', 400),
  },
  '请填写被投诉人。',
)

export const registration = strict(
  {
    source: z.enum(intakeSources, '请选择来源。'),
    receiveMode: z.enum(receiveModes, '接收方式不在可选之列。').optional(),
    /** Number under which the platform or the hotline keeps it. */
    platformNo: optional('平台编号', 60),
    /** When it reached us, when that was not now: a day or wall-clock time of the district, or ISO 8601. */
    receivedAt: optional('收到时间', 40),
    kind: z.enum(intakeKinds, '请勾选投诉或举报。'),
    complainant: complainant.optional(),
    /** How many complain together (Art. 12). */
    jointCount: z
      .int('共同投诉人数应为整数。')
      .min(2, '共同投诉至少 2 人。')
      .max(10_000, '共同投诉人数过多。')
      .optional(),
    consentPublicity: flag('是否同意公示'),
    consentEntrust: flag('是否同意委托调解'),
    respondent,
    problemClass: optional('问题类别', 100),
    objectClass: optional('客体类别', 100),
    illegalActClass: optional('违法行为类别', 100),
    product: optional('商品或服务', 200),
    brand: optional('品牌', 100),
    approvalNo: optional('批准文号', 100),
    lotNo: optional('批号', 100),
    sellMode: z.enum(sellModes, '购买方式不在可选之列。').optional(),
    orderNumber: optional('订单号', 100),
    /** As people say it: 3000, 2.5万, 约3千. */
    amount: optional('金额', 60),
    eventTime: optional('事发时间', 40),
    eventPlace: optional('事发地点', 1_000),
    text: needed('投诉举报内容', 20_000),
    requests: z.array(z.enum(requestWords, '诉求不在可选之列。')).max(7, '诉求过多。').optional(),
    lng: degrees('经度', 180),
    lat: degrees('纬度', 90),
    streetCode: optional('街道', 20),
    /** Id or name; absent: by the routing rule. */
    station: optional('监管所', 100),
    /** Fields whose doubtful values the complainant insists on. */
    insists: z
      .array(z.enum(['complainant.phone', 'complainant.idNo', 'complainant.agentPhone']))
      .max(3)
      .optional(),
  },
  '登记内容不完整。',
)
export type Registration = z.infer<typeof registration>
