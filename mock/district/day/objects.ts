import type { SiteKind } from '../../../server/contract/fact.ts'

/** An object class of the 12315 platform: what it is called, who sells it, what was bought, and for how much. */
export interface ObjectClass {
  readonly name: string
  readonly weight: number
  /** Registered sites that sell it, if the register knows such. */
  readonly kinds: readonly SiteKind[]
  /** Last words of the names of shops that sell it and that the register does not know. */
  readonly shops: readonly string[]
  readonly goods: readonly string[]
  /** Typical amount, yuan. */
  readonly yuan: number
  /** A thing can be returned and mended, food cannot be mended, a service neither. */
  readonly nature: 'thing' | 'food' | 'service'
}

const row = (
  nature: ObjectClass['nature'],
  name: string,
  weight: number,
  yuan: number,
  kinds: readonly SiteKind[],
  shops: readonly string[],
  goods: readonly string[],
): ObjectClass => ({ nature, name, weight, yuan, kinds, shops, goods })

/** Real names of classes; weights are ours, in the order in which other cities' bulletins list them. */
export const objectClasses: readonly ObjectClass[] = [
  row(
    'food',
    '一般食品',
    17,
    60,
    ['market'],
    ['食品商行', '生鲜超市', '便利店'],
    ['冻虾仁', '卤牛肉', '散装坚果', '水果礼盒', '鲜牛奶'],
  ),
  row(
    'food',
    '餐饮和住宿',
    16,
    150,
    ['restaurant'],
    ['餐饮店', '奶茶店', '甜品店'],
    ['套餐', '桌餐', '外卖', '饮品', '团购餐'],
  ),
  row('thing', '服装鞋帽', 8, 260, [], ['服饰店', '鞋业商行'], ['羽绒服', '运动鞋', '皮带', '连衣裙']),
  row('thing', '家居用品', 7, 480, [], ['家居馆', '日用百货店'], ['床垫', '净水壶', '沙发', '窗帘']),
  row('thing', '家用电器', 7, 1_600, [], ['电器行', '家电城'], ['空调', '洗衣机', '热水器', '电饭煲']),
  row('thing', '通讯产品', 6, 2_100, [], ['通讯店', '数码店'], ['手机', '充电器', '平板电脑', '耳机']),
  row('food', '烟酒饮料', 4, 420, [], ['烟酒行', '酒水商行'], ['白酒', '葡萄酒', '瓶装饮料']),
  row('thing', '化妆品', 4, 320, [], ['美妆店', '日化店'], ['面霜', '面膜', '染发剂']),
  row('food', '药品', 4, 70, ['pharmacy'], [], ['感冒药', '膏药', '维生素片', '退热贴']),
  row('food', '保健食品', 3, 900, ['pharmacy'], ['健康产品店'], ['蛋白粉', '鱼油', '灵芝孢子粉']),
  row('thing', '儿童用品', 3, 240, [], ['母婴店', '童装店'], ['婴儿推车', '玩具', '奶瓶']),
  row('thing', '装修建材', 3, 5_200, [], ['装饰工程部', '建材行'], ['瓷砖', '定制橱柜', '木地板']),
  row('thing', '交通工具', 3, 6_800, [], ['电动车行', '汽车服务部'], ['电动自行车', '车载电器', '轮胎']),
  row('thing', '首饰', 1, 2_600, [], ['珠宝店'], ['金手链', '玉镯']),
  row('service', '教育培训', 5, 4_600, [], ['教育中心', '艺术培训部'], ['课程包', '暑期班', '钢琴课']),
  row('service', '美容美发洗浴', 5, 1_500, [], ['美发沙龙', '美容馆', '足浴店'], ['会员卡', '护理套餐', '烫染套餐']),
  row('service', '文化娱乐体育', 5, 1_800, [], ['健身房', '游泳馆', '影院'], ['健身年卡', '私教课', '游泳卡']),
  row('service', '停车', 4, 30, [], ['停车场'], ['临时停车', '月卡']),
  row('service', '租赁', 3, 1_300, [], ['租赁服务部'], ['器材租用', '礼服租用']),
  row('service', '制作保养修理', 4, 380, [], ['维修店', '干洗店'], ['空调清洗', '手机维修', '干洗']),
  row('service', '互联网', 4, 300, [], ['网络科技工作室'], ['会员续费', '游戏充值', '直播打赏']),
]
