import { during, standing, type PagePlan } from './plan.ts'

/* Pages that several briefings show, each for its own period. */

const SUBMISSIONS = { zh: '投诉举报', en: 'submissions' }

export const complaintsReceived: PagePlan = {
  id: 'complaints',
  title: { zh: '投诉举报', en: 'Complaints and tip-offs' },
  main: during('complaints.received', {
    of: SUBMISSIONS,
    said: { zh: '接收投诉举报', en: 'Submissions received' },
  }),
  beside: [
    during('matters.settled'),
    during('matters.dispatched'),
    during('complaints.unplaced', { of: SUBMISSIONS }),
    standing('matters.open'),
  ],
  causes: [
    { ...during('complaints.received'), by: 'class' },
    { ...during('complaints.received'), by: 'street' },
  ],
  chart: {
    is: 'curve',
    of: during('complaints.received'),
    title: { zh: '投诉举报收到量', en: 'Submissions received' },
  },
}

export const mattersDue: PagePlan = {
  id: 'deadlines',
  title: { zh: '办理时限', en: 'Deadlines' },
  main: standing('matters.overdue'),
  within: {
    of: 'matters.open',
    said: { zh: '在办投诉举报', en: 'Open submissions' },
    some: { zh: '逾期', en: 'overdue' },
    none: { zh: '无一逾期', en: 'none overdue' },
  },
  beside: [standing('matters.dueSoon'), standing('matters.open')],
  causes: [{ ...standing('matters.overdue'), by: 'place' }],
  asks: [
    {
      of: standing('matters.overdue'),
      when: 'some',
      by: 'station',
      whom: { zh: '承办单位', en: 'the units in charge' },
      please: { zh: '逐件说明原因并尽快办结', en: 'say why for each and settle them soon' },
    },
  ],
  chart: {
    is: 'bars',
    of: standing('matters.open', { where: { place: 'station' } }),
    by: 'station',
    title: { zh: '已分派的在办件，分监管所', en: 'Open matters at stations' },
  },
}

export const interception: PagePlan = {
  id: 'interception',
  title: { zh: '前端拦截', en: 'Front-end interception' },
  main: during('interception.gross', { of: { zh: '应分派监管所的投诉举报', en: 'submissions for stations' } }),
  beside: [
    during('interception.settle', { of: { zh: '应分派监管所的投诉举报', en: 'submissions for stations' } }),
    during('interception.net', { of: { zh: '应分派监管所的投诉举报', en: 'submissions for stations' } }),
    during('interception.avoided'),
  ],
  causes: [
    { ...during('interception.gross'), by: 'station' },
    { ...during('interception.gross'), by: 'class' },
  ],
  asks: [
    {
      of: during('interception.gross'),
      when: 'worse',
      whom: { zh: '指挥中心投诉席', en: 'the desk of the centre' },
      please: { zh: '核对分流规则和各通道承接情况', en: 'look at the routing rules and what the lanes take' },
    },
  ],
  chart: {
    is: 'curve',
    of: during('interception.gross'),
    span: 'week',
    title: { zh: '前端拦截率，分周', en: 'Front-end interception rate by week' },
    brief: { by: 'station', title: { zh: '前端拦截率，分监管所', en: 'Front-end interception rate by station' } },
  },
}

export const alarmsAnswered: PagePlan = {
  id: 'alarms',
  title: { zh: '告警处置', en: 'Alarms' },
  main: during('alarms.raised'),
  beside: [
    standing('alarms.unacknowledged'),
    during('alarms.acknowledge', { of: { zh: '一级告警', en: 'priority-one alarms' } }),
    during('alarms.dispatch', { of: { zh: '需派单的一级告警', en: 'priority-one alarms to send out' } }),
    during('alarms.acknowledgeMedian', { of: { zh: '已确认的一级告警', en: 'acknowledged priority-one alarms' } }),
  ],
  causes: [{ ...during('alarms.raised'), by: 'condition' }],
  asks: [
    {
      of: during('alarms.acknowledge'),
      when: 'missed',
      whom: { zh: '当班值班长', en: 'the head of the shift' },
      please: { zh: '核查超时未确认的告警', en: 'look into the alarms that were acknowledged late' },
    },
    {
      of: standing('alarms.unacknowledged'),
      when: 'some',
      whom: { zh: '当班值班员', en: 'the duty officer' },
      please: { zh: '立即确认', en: 'acknowledge them now' },
    },
  ],
  chart: {
    is: 'bars',
    of: during('alarms.raised'),
    by: 'condition',
    title: { zh: '新发告警，分类型', en: 'Alarms by condition' },
  },
}

export const tasksOpen: PagePlan = {
  id: 'tasks',
  title: { zh: '任务', en: 'Tasks' },
  main: standing('tasks.late'),
  within: {
    of: 'tasks.open',
    said: { zh: '在办任务', en: 'Open tasks' },
    some: { zh: '超时', en: 'late' },
    none: { zh: '无一超时', en: 'none late' },
  },
  beside: [
    standing('tasks.open'),
    during('tasks.closed'),
    during('tasks.accept', { of: { zh: '派出的任务', en: 'tasks sent out' } }),
  ],
  causes: [{ ...standing('tasks.late'), by: 'station' }],
  asks: [
    {
      of: standing('tasks.late'),
      when: 'some',
      by: 'station',
      whom: { zh: '承办单位', en: 'the units in charge' },
      please: { zh: '限期办结', en: 'finish them by a date' },
    },
  ],
  chart: {
    is: 'bars',
    of: standing('tasks.open'),
    by: 'station',
    title: { zh: '在办任务，分监管所', en: 'Open tasks by station' },
  },
}

export const urgingsOpen: PagePlan = {
  id: 'urging',
  title: { zh: '督办', en: 'Urging slips' },
  main: standing('urging.open'),
  beside: [
    during('urging.opened'),
    during('urging.lateReply', { of: { zh: '应回复的督办单', en: 'slips to be replied to' } }),
    during('urging.replyHours', { of: { zh: '已回复的督办单', en: 'slips replied to' } }),
  ],
  causes: [{ ...standing('urging.open'), by: 'station' }],
  asks: [
    {
      of: during('urging.lateReply'),
      when: 'some',
      by: 'station',
      whom: { zh: '被督办单位', en: 'the units urged' },
      please: { zh: '立即回复并说明逾期原因', en: 'reply now and say why they are late' },
    },
  ],
  chart: {
    is: 'bars',
    of: standing('urging.open'),
    by: 'station',
    title: { zh: '在办督办单，分监管所', en: 'Open slips by station' },
  },
}

export const liftsTrapped: PagePlan = {
  id: 'lifts',
  title: { zh: '电梯应急', en: 'Lift rescue' },
  main: during('lifts.entrapments', { said: { zh: '发生电梯困人', en: 'People trapped in lifts' } }),
  beside: [
    during('lifts.alarms'),
    during('lifts.arrival', { of: { zh: '已派出的困人救援任务', en: 'rescue tasks sent out' } }),
    standing('lifts.online'),
  ],
  causes: [{ ...during('lifts.alarms'), by: 'street' }],
  asks: [
    {
      of: during('lifts.arrival'),
      when: 'missed',
      whom: { zh: '维保单位', en: 'the maintenance firms' },
      please: { zh: '核查超时到场的救援', en: 'look into the rescues that came late' },
    },
  ],
  chart: {
    is: 'curve',
    of: during('lifts.alarms'),
    title: { zh: '电梯报警', en: 'Lift alarms' },
  },
}

export const feedsFresh: PagePlan = {
  id: 'feeds',
  title: { zh: '数据来源', en: 'Where the figures come from' },
  main: standing('feeds.fresh'),
  beside: [during('feeds.silences')],
  causes: [{ ...during('feeds.silences'), by: 'feed' }],
  chart: {
    is: 'bars',
    of: standing('feeds.fresh'),
    by: 'feed',
    title: { zh: '各数据源按时应答', en: 'Which feeds answer in time' },
  },
}
