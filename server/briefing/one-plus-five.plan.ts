import { interception, mattersDue } from './pages.ts'
import { halfYearToDate } from './periods.ts'
import { during, type PagePlan, type Plan } from './plan.ts'

const FOR_STATIONS = { zh: '应分派监管所的投诉举报', en: 'submissions for stations' }

const lanes: PagePlan = {
  id: 'lanes',
  title: { zh: '五条前端通道', en: 'The front-end lanes' },
  main: during('interception.settle', { of: FOR_STATIONS }),
  beside: [
    during('interception.flow', { of: FOR_STATIONS }),
    during('lanes.closing', { of: { zh: '通道处置告终的件', en: 'matters that ended in a lane' } }),
    during('interception.hours', { of: { zh: '办结的件', en: 'closed matters' } }),
  ],
  causes: [
    { ...during('interception.gross'), by: 'lane' },
    { ...during('lanes.closing'), by: 'lane' },
    { ...during('interception.hours'), by: 'lane' },
  ],
  chart: {
    is: 'bars',
    of: during('interception.gross'),
    by: 'lane',
    title: { zh: '前端拦截率，分通道', en: 'Interception by lane' },
  },
}

const relief: PagePlan = {
  id: 'relief',
  title: { zh: '监管所减负', en: 'What the stations were spared' },
  main: during('interception.avoided', { said: { zh: '为监管所减少工单', en: 'Matters spared the stations' } }),
  beside: [during('stations.wouldBe'), during('stations.actual')],
  causes: [{ ...during('interception.avoided'), by: 'station' }],
  chart: {
    is: 'bars',
    of: during('interception.avoided'),
    by: 'station',
    title: { zh: '减少的工单，分监管所', en: 'Matters spared by station' },
  },
}

const guards: PagePlan = {
  id: 'guards',
  title: { zh: '质量底线', en: 'The guards' },
  main: during('interception.reopened', { of: { zh: '站前办结的件', en: 'matters closed before a station' } }),
  beside: [
    during('interception.lateAcceptance', { of: { zh: '应作受理决定的投诉', en: 'complaints that need a decision' } }),
  ],
  causes: [
    { ...during('interception.reopened'), by: 'station' },
    { ...during('interception.lateAcceptance'), by: 'station' },
  ],
  chart: {
    is: 'bars',
    of: during('interception.reopened'),
    by: 'station',
    title: { zh: '前端办结返还率，分监管所', en: 'Reopened, by station' },
  },
  asks: [
    {
      of: during('interception.lateAcceptance'),
      when: 'some',
      by: 'station',
      whom: { zh: '承办单位', en: 'the units in charge' },
      please: { zh: '按期作出受理决定', en: 'decide on acceptance in time' },
    },
  ],
}

export const onePlusFive: Plan = {
  id: 'one-plus-five',
  title: { zh: '“1+5”前端拦截汇报', en: '“1+5” front-end interception' },
  about: {
    zh: '本半年以来的前端拦截率、各通道、监管所减负和质量底线。',
    en: 'The half-year so far: the interception rate, its lanes, what stations were spared, and the guards.',
  },
  periodOf: halfYearToDate,
  pages: [interception, lanes, relief, guards, mattersDue],
}
