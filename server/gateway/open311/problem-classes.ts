/** A service of GeoReport v2: one problem class of the district's own vocabulary. */
export interface Service {
  /** Never changes its meaning and is never given again. */
  readonly code: string
  /** The problem class as feeds and records word it. */
  readonly name: string
  readonly description: string
  readonly keywords: readonly string[]
  readonly group: string
}

const service = (code: string, name: string, group: string, description: string, keywords: string): Service => ({
  code,
  name,
  description,
  keywords: keywords.split(' '),
  group,
})

/** What has no class, or one that this table does not name, is listed here. */
export const OTHER = 'P13'

/**
 * Problem classes of the 12315 platform, in the order of a city's bulletin, then those that the desk words for itself. A new
 * one is added at the end.
 */
export const services: readonly Service[] = [
  service('P01', '质量', '商品与服务', '商品或服务的质量不合格、与说明不符。', '质量 假货 损坏 瑕疵 翻新'),
  service('P02', '售后服务', '商品与服务', '退换、保修、退费等售后责任不履行。', '售后 退货 换货 保修 退费'),
  service('P03', '食品安全', '食品药品', '食品变质、过期、有异物或食用后不适。', '食品 餐饮 过期 异物 变质'),
  service('P04', '合同', '交易秩序', '不按约定履行、格式条款不公平、定金不退。', '合同 定金 违约 条款'),
  service('P05', '广告', '交易秩序', '广告内容违法或与实际不符。', '广告 宣传 绝对化用语'),
  service('P06', '不正当竞争', '交易秩序', '虚构销量、刷单炒信、有奖销售不兑现等。', '刷单 虚构销量 有奖销售'),
  service('P07', '价格', '价格计量', '未明码标价、价外加价、结算价高于标价。', '价格 收费 标价 停车费'),
  service('P08', '商标', '知识产权', '假冒或侵犯注册商标专用权。', '商标 假冒 侵权'),
  service('P09', '人身权利', '商品与服务', '消费中人格尊严或人身安全受到侵害。', '人身 受伤 尊严'),
  service('P10', '检验检测', '价格计量', '检验检测、认证机构的报告或服务有问题。', '检验 检测 认证 报告'),
  service('P11', '计量', '价格计量', '缺斤少两、净含量不足、计量器具不准。', '计量 缺斤少两 净含量'),
  service('P12', '安全', '商品与服务', '商品、设备在使用中危及人身或财产安全。', '安全 冒烟 割伤 电梯'),
  service(OTHER, '其他', '其他', '不属于以上各类的消费纠纷。', '其他 发票'),
  service('P14', '预付式消费', '交易秩序', '预付卡余额不退、商家停业失联。', '预付卡 会员卡 余额 停业'),
  service('P15', '虚假宣传', '交易秩序', '对商品或服务作虚假、引人误解的宣传。', '虚假宣传 误导'),
]

const byCode = new Map(services.map((each) => [each.code, each]))
const byName = new Map(services.map((each) => [each.name, each]))
const other = byCode.get(OTHER)!

export const serviceOf = (code: string): Service | null => byCode.get(code) ?? null
/** The service that a record's problem class belongs to. */
export const serviceOfClass = (problemClass: string | null): Service => byName.get(problemClass ?? '') ?? other

/** Problem classes that a choice of services means: those named, and all that no other service names when 其他 is among them. */
export interface ClassChoice {
  readonly named: readonly string[]
  /** Null: not asked for; otherwise everything but these, classless records too. */
  readonly allBut: readonly string[] | null
}
export function classesOf(chosen: readonly Service[]): ClassChoice {
  const elsewhere = services.filter((each) => each.code !== OTHER).map(({ name }) => name)
  return { named: chosen.map(({ name }) => name), allBut: chosen.includes(other) ? elsewhere : null }
}
