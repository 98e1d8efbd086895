import type { Column } from './column.ts'

const YES_NO: Readonly<Record<string, boolean>> = {
  ...{ 是: true, 同意: true, 愿意: true, 有: true, y: true, yes: true, true: true, 1: true },
  ...{ 否: false, 不同意: false, 不愿意: false, 无: false, n: false, no: false, false: false, 0: false },
}

/** What a complaint is about and what is asked for, as the registration forms of 2026 have it (domain/complaints.md § 2.3). */
export const matterColumns: readonly Column[] = [
  {
    path: 'amount',
    title: { zh: '涉及金额（元）', en: 'Amount (yuan)' },
    // Read by the intake as people write amounts: 2.5万, 约3千.
    value: 'loose',
    names: ['amount', '涉及金额', '涉案金额', '争议金额', '金额', '消费金额', '涉及金额元', '金额元'],
  },
  {
    path: 'platformNo',
    title: { zh: '平台编号', en: 'Platform’s number' },
    value: 'text',
    names: ['platformno', '平台编号', '12315编号', '12345工单号', '来源编号'],
  },
  {
    path: 'eventTime',
    title: { zh: '事发时间', en: 'Time of the event' },
    value: 'time',
    names: [
      'eventtime',
      'incidentdate',
      '事发时间',
      '事发日期',
      '发生时间',
      '消费时间',
      '购买时间',
      '消费日期',
      '购买日期',
    ],
  },
  {
    // Often somebody's home: kept with the person.
    path: 'complainant.eventPlace',
    title: { zh: '事发地点', en: 'Place of the event' },
    value: 'text',
    personal: true,
    names: ['eventplace', '事发地点', '发生地点', '消费地点'],
  },
  {
    path: 'objectClass',
    title: { zh: '客体类别', en: 'Object class' },
    value: 'text',
    names: ['objectclass', '客体类别', '商品服务类别', '商品类别', '服务类别'],
  },
  {
    path: 'product',
    title: { zh: '商品或服务', en: 'Product or service' },
    value: 'text',
    names: ['product', '商品或服务', '商品服务名称', '商品名称', '产品名称', '服务名称', '商品', '产品'],
  },
  { path: 'brand', title: { zh: '品牌', en: 'Brand' }, value: 'text', names: ['brand', '品牌', '商标'] },
  { path: 'lotNo', title: { zh: '批号', en: 'Lot' }, value: 'text', names: ['lotno', '批号', '生产批号'] },
  {
    path: 'approvalNo',
    title: { zh: '批准文号', en: 'Approval number' },
    value: 'text',
    names: ['approvalno', '批准文号', '许可证编号'],
  },
  {
    path: 'sellMode',
    title: { zh: '销售方式', en: 'Sold how' },
    value: 'word',
    names: ['sellmode', '销售方式', '购买方式', '消费方式'],
    words: {
      ...{ 网购: '网购', 网络: '网购', 线上: '网购', 网络购物: '网购', online: '网购' },
      ...{ 实体店: '实体店', 线下: '实体店', 现场: '实体店', instore: '实体店' },
    },
  },
  {
    path: 'complainant.orderNumber',
    title: { zh: '订单号', en: 'Order number' },
    value: 'text',
    names: ['purchaseorder', '订单号', '订单编号', '交易单号'],
  },
  {
    path: 'requests',
    title: { zh: '诉求', en: 'Requests' },
    value: 'list',
    names: ['requests', '诉求', '投诉请求', '具体诉求', '要求'],
  },
  {
    path: 'illegalActClass',
    title: { zh: '违法行为类别', en: 'Class of illegal act' },
    value: 'text',
    names: ['illegalactclass', '违法行为类别', '举报问题类别', '涉嫌违法行为'],
  },
  {
    path: 'consentPublicity',
    title: { zh: '是否同意公示', en: 'Agrees to publication' },
    value: 'flag',
    names: ['consentpublicity', '是否同意公示', '同意公示'],
    words: YES_NO,
  },
  {
    path: 'consentEntrust',
    title: { zh: '是否同意委托调解', en: 'Agrees to commissioned mediation' },
    value: 'flag',
    names: ['consententrust', '是否同意委托调解', '同意委托调解', '委托调解'],
    words: YES_NO,
  },
  {
    path: 'respondent.platformName',
    title: { zh: '平台名称', en: 'Platform' },
    value: 'text',
    names: ['platformname', '平台名称', '电商平台', '交易平台'],
  },
  {
    path: 'respondent.shopName',
    title: { zh: '网店名称', en: 'Online shop' },
    value: 'text',
    names: ['shopname', '网店名称', '店铺名称'],
  },
]
