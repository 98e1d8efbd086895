import type { SiteKind } from '../contract/fact.ts'
import type { Column, ImportKind } from './column.ts'
import { placeColumns } from './place.columns.ts'

const words: Readonly<Record<string, SiteKind>> = {
  market: 'market',
  农贸市场: 'market',
  市场: 'market',
  农批市场: 'market',
  pharmacy: 'pharmacy',
  drugstore: 'pharmacy',
  药店: 'pharmacy',
  药房: 'pharmacy',
  零售药店: 'pharmacy',
  elevator: 'elevator',
  lift: 'elevator',
  escalator: 'elevator',
  电梯: 'elevator',
  扶梯: 'elevator',
  restaurant: 'restaurant',
  catering: 'restaurant',
  bakery: 'restaurant',
  coffeeshop: 'restaurant',
  餐饮: 'restaurant',
  餐饮服务: 'restaurant',
  餐厅: 'restaurant',
  食堂: 'restaurant',
  producer: 'producer',
  manufacturer: 'producer',
  生产企业: 'producer',
  食品生产: 'producer',
  食品生产企业: 'producer',
  coldstore: 'coldStore',
  coldstorage: 'coldStore',
  冷库: 'coldStore',
  station: 'station',
  监管所: 'station',
  other: 'other',
  其他: 'other',
}

const columnsOf = (kind: SiteKind): readonly Column[] => [
  {
    path: 'siteId',
    title: { zh: '编号', en: 'Number' },
    value: 'text',
    required: true,
    names: [
      'siteid',
      'license',
      'licence',
      'licenseid',
      'licensenumber',
      'licenseno',
      'camis',
      'registrationcode',
      'devicecode',
      'mtaid',
      '监管对象编号',
      '设备代码',
      '注册代码',
      '使用登记证编号',
      '许可证编号',
      '许可证号',
      '编号',
      '编码',
      'id',
      'featureid',
      'inspectionid',
      'code',
      'no',
    ],
  },
  {
    path: 'name',
    title: { zh: '名称', en: 'Name' },
    value: 'text',
    required: true,
    names: [
      'name',
      'dbaname',
      'businessname',
      'facilityname',
      'akaname',
      'title',
      '名称',
      '店名',
      '单位名称',
      '企业名称',
      '主体名称',
      '市场名称',
      '药店名称',
      '经营者名称',
      'location',
      'station',
    ],
  },
  {
    path: 'kind',
    title: { zh: '类别', en: 'Kind' },
    value: 'word',
    required: true,
    names: [
      'kind',
      'sitekind',
      'facilitytype',
      'facilitytypeclean',
      'category',
      'type',
      '类别',
      '类型',
      '业态',
      '主体类型',
    ],
    words,
    otherwise: 'other',
    fallback: kind,
  },
  {
    path: 'address',
    title: { zh: '地址', en: 'Address' },
    value: 'text',
    names: ['address', 'fulladdress', 'streetaddress', '地址', '经营地址', '住所', '详细地址', '安装地址'],
  },
  {
    path: 'uscc',
    title: { zh: '统一社会信用代码', en: 'USCC' },
    value: 'text',
    names: ['uscc', '统一社会信用代码', '社会信用代码', '信用代码'],
  },
  ...placeColumns,
]

const registered = { tells: 'site.registered', idPath: 'siteId', renews: true } as const

/** Sites of any kind; a column says which. */
export const sites: ImportKind = {
  kind: 'sites',
  title: { zh: '监管对象', en: 'Sites' },
  ...registered,
  columns: columnsOf('other'),
}
/** Lists that hold one kind only and do not say it. */
const only = (kind: string, site: SiteKind, zh: string, en: string): ImportKind => ({
  kind,
  title: { zh, en },
  ...registered,
  columns: columnsOf(site).map((column) =>
    column.path === 'kind' ? { ...column, names: ['kind', 'sitekind'] } : column,
  ),
})
export const markets = only('markets', 'market', '农贸市场', 'Markets')
export const pharmacies = only('pharmacies', 'pharmacy', '药店', 'Pharmacies')
export const elevators = only('elevators', 'elevator', '电梯', 'Elevators')
export const restaurants = only('restaurants', 'restaurant', '餐饮单位', 'Restaurants')
