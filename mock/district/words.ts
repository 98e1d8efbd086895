import type { Chance } from './chance.ts'

const FIRST = [...'澄砚栖岚汀翎湉霁檀珩筠芷沅澜璟琅榕槿溪曜']
const SECOND = [...'屿山梧岸禾原湾庭坞谷川洲林台野峰舟泽岭浦']

/** A two-character name that means nothing and belongs to nobody we know of; 400 of them. */
export const coinedName = (luck: Chance): string => luck.pick(FIRST) + luck.pick(SECOND)

const ROADS = [
  '云杉',
  '启明',
  '望梅',
  '听松',
  '白榆',
  '青禾',
  '拾光',
  '星回',
  '南屏',
  '石桥',
  '清渠',
  '晓风',
  '竹坞',
  '丹枫',
]
const ROAD_ENDS = ['路', '街', '大道', '巷', '一路', '二路']

/** A road and a house number, all coined. */
export const coinedRoad = (luck: Chance): string => luck.pick(ROADS) + luck.pick(ROAD_ENDS)

export const ESTATE_ENDS = ['花园', '雅居', '苑', '新村', '家园', '名庭', '轩', '公馆'] as const
export const OFFICE_ENDS = ['大厦', '商务中心', '科技园', '创意园'] as const
export const MALL_ENDS = ['广场', '购物中心', '生活汇'] as const
export const FACTORY_ENDS = ['工业园', '产业园', '工业城'] as const
export const CIVIC_ENDS = ['医院', '学校', '文体中心', '地铁站'] as const
export const MARKET_ENDS = ['农贸市场', '肉菜市场', '综合市场', '生鲜市场'] as const
export const KITCHENS = [
  '小厨',
  '牛肉粿条',
  '肠粉店',
  '酸菜鱼',
  '烧腊饭店',
  '湘味馆',
  '茶餐厅',
  '面馆',
  '火锅',
  '食堂',
] as const

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余']
const GIVEN = [...'伟芳娜敏静丽强磊洋艳勇军杰娟涛明超秀霞平刚桂英华玉萍红玲志建国文辉宁晨欣怡浩宇梓涵诗琪俊凯雨佳']

/** A person's name put together by chance; one or two given characters. */
export const coinedPerson = (luck: Chance): string =>
  luck.pick(SURNAMES) + luck.pick(GIVEN) + (luck.next() < 0.7 ? luck.pick(GIVEN) : '')
