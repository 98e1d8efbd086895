import type { Column, ImportKind } from './column.ts'

const id: Column = {
  path: 'id',
  title: { zh: '编号', en: 'Number' },
  value: 'text',
  names: ['id', 'no', 'number', '编号', '记录编号', '流水号'],
}
const siteId: Column = {
  path: 'siteId',
  title: { zh: '监管对象编号', en: 'Site' },
  value: 'text',
  required: true,
  names: [
    'siteid',
    'site',
    'marketid',
    'pharmacyid',
    'elevator',
    'devicecode',
    '监管对象编号',
    '市场编号',
    '药店编号',
    '设备代码',
    '电梯编号',
  ],
}
const time = (...names: string[]): Column => ({
  path: 'time',
  title: { zh: '时间', en: 'Time' },
  value: 'time',
  names: [...names, 'time', 'at', 'datetime', 'date', '时间', '日期'],
})
const flags = {
  true: true,
  yes: true,
  y: true,
  1: true,
  是: true,
  有: true,
  已登记: true,
  false: false,
  no: false,
  n: false,
  0: false,
  否: false,
  无: false,
  未登记: false,
}
const text = (path: string, zh: string, en: string, required: boolean, ...names: string[]): Column => ({
  path,
  title: { zh, en },
  value: 'text',
  required,
  names,
})
const number = (path: string, zh: string, en: string, ...names: string[]): Column => ({
  path,
  title: { zh, en },
  value: 'number',
  required: true,
  names,
})

export const quickTests: ImportKind = {
  kind: 'quickTests',
  title: { zh: '快检记录', en: 'Quick tests' },
  tells: 'market.quickTest',
  idPath: 'id',
  columns: [
    { ...id, names: ['sampleno', '样品编号', '抽样编号', ...id.names] },
    siteId,
    time('testedat', '检测时间', '检测日期', '抽样时间'),
    text('product', '样品', 'Product', true, 'product', 'sample', '样品名称', '品名', '样品', '产品'),
    text('item', '检测项目', 'Item', true, 'item', 'testitem', '检测项目', '项目'),
    number('value', '检测值', 'Value', 'value', 'reading', '检测值', '读数', '检测结果值', '抑制率'),
    { ...text('unit', '单位', 'Unit', true, 'unit', '单位'), fallback: '' },
    {
      path: 'positive',
      title: { zh: '结果', en: 'Positive' },
      value: 'flag',
      required: true,
      names: ['positive', 'result', '结果', '检测结果', '结论'],
      words: {
        positive: true,
        negative: false,
        阳性: true,
        阴性: false,
        不合格: true,
        合格: false,
        fail: true,
        pass: false,
        ...flags,
      },
    },
    text('retest', '复检自', 'Retest of', false, 'retest', 'retestof', '复检自', '原样品编号'),
  ],
}

export const evaluations: ImportKind = {
  kind: 'evaluations',
  title: { zh: '市场测评', en: 'Market evaluations' },
  tells: 'market.evaluated',
  idPath: 'id',
  columns: [
    id,
    siteId,
    time('evaluatedat', '测评时间', '测评日期'),
    number('issue', '期数', 'Issue', 'issue', 'issueno', '期数', '期次'),
    number('score', '得分', 'Score', 'score', '得分', '总分', '分数'),
  ],
}

export const sales: ImportKind = {
  kind: 'sales',
  title: { zh: '药品销售', en: 'Pharmacy sales' },
  tells: 'pharmacy.sale',
  idPath: 'id',
  columns: [
    id,
    siteId,
    time('soldat', '销售时间', '销售日期'),
    text('drug', '药品', 'Drug', true, 'drug', 'drugname', '药品名称', '药品', '通用名'),
    { ...number('quantity', '数量', 'Quantity', 'quantity', 'qty', '数量', '销售数量') },
    {
      path: 'recorded',
      title: { zh: '已登记', en: 'Recorded' },
      value: 'flag',
      required: true,
      names: ['recorded', '是否登记', '已登记', '实名登记'],
      words: flags,
    },
  ],
}

export const elevatorAlarms: ImportKind = {
  kind: 'elevatorAlarms',
  title: { zh: '电梯告警', en: 'Elevator alarms' },
  tells: 'elevator.alarm',
  idPath: 'id',
  columns: [
    id,
    siteId,
    time('occurredat', '发生时间', '告警时间'),
    text('code', '代码', 'Code', true, 'code', 'faultcode', 'eventcode', '故障代码', '代码'),
    {
      path: 'phase',
      title: { zh: '阶段', en: 'Phase' },
      value: 'word',
      required: true,
      names: ['phase', '阶段', '状态'],
      words: { raised: 'raised', 发生: 'raised', 产生: 'raised', cleared: 'cleared', 解除: 'cleared', 恢复: 'cleared' },
      fallback: 'raised',
    },
    {
      path: 'trapped',
      title: { zh: '被困人数', en: 'Trapped' },
      value: 'number',
      names: ['trapped', '被困人数', '困人数'],
    },
  ],
}

export const readings: ImportKind = {
  kind: 'readings',
  title: { zh: '传感读数', en: 'Readings' },
  tells: 'reading',
  idPath: 'id',
  columns: [
    id,
    siteId,
    time('measuredat', '采集时间'),
    text('quantity', '物理量', 'Quantity', true, 'quantity', 'metric', '物理量', '指标'),
    number('value', '值', 'Value', 'value', 'reading', '值', '读数'),
    { ...text('unit', '单位', 'Unit', true, 'unit', '单位'), fallback: '' },
  ],
}
