import { deskZh } from './messages-desk.zh.ts'
import { taskDeedsZh } from './messages-tasks.zh.ts'
import { urgingDeedsZh } from './messages-urging.zh.ts'

const deed = (name: string, did: string, not: string) => ({ name, did, not })

const verbs = deskZh.desk.verb
type Deeds = Record<keyof typeof verbs, ReturnType<typeof deed>>
/** Each step of a case by its own word. */
const complaint = Object.fromEntries(
  Object.entries(verbs).map(([verb, name]) => [
    verb,
    deed(name, `{who} 对 {on}：${name}`, `{who} 要对 {on}：${name}，被拒绝`),
  ]),
) as Deeds

/** What is done, in Chinese: its name in lists, the sentence when it was done, the sentence when it was refused. */
export const deedsZh = {
  order: {
    complaint,
    task: taskDeedsZh,
    urging: urgingDeedsZh,
    person: {
      invite: deed('邀请人员', '{who} 邀请了 {on}', '{who} 要邀请 {on}，被拒绝'),
      rename: deed('更改姓名', '{who} 更改了 {on} 的姓名', '{who} 要更改 {on} 的姓名，被拒绝'),
      change: deed('登记资格与班次', '{who} 变更了 {on} 的资格与班次', '{who} 要变更 {on} 的资格与班次，被拒绝'),
      reinvite: deed('重发邀请', '{who} 为 {on} 重新签发了邀请', '{who} 要为 {on} 重新签发邀请，被拒绝'),
      disable: deed('停用账号', '{who} 停用了 {on} 的账号', '{who} 要停用 {on} 的账号，被拒绝'),
      enable: deed('恢复账号', '{who} 恢复了 {on} 的账号', '{who} 要恢复 {on} 的账号，被拒绝'),
      grant: deed('授予角色', '{who} 变更了 {on} 的角色与范围', '{who} 要变更 {on} 的角色与范围，被拒绝'),
      unlock: deed('解除锁定', '{who} 解除了 {on} 的锁定', '{who} 要解除 {on} 的锁定，被拒绝'),
      resetSecondFactor: deed('清除二次验证', '{who} 清除了 {on} 的二次验证', '{who} 要清除 {on} 的二次验证，被拒绝'),
    },
    session: {
      revoke: deed('强制退出', '{who} 让 {on} 在所有设备上退出', '{who} 要让 {on} 在所有设备上退出，被拒绝'),
    },
    briefing: {
      save: deed('编写汇报', '{who} 编写了汇报 {on}', '{who} 要编写汇报 {on}，被拒绝'),
      withdraw: deed('撤回汇报', '{who} 撤回了汇报 {on}', '{who} 要撤回汇报 {on}，被拒绝'),
    },
    wall: {
      point: deed(
        '在大屏上打开数字',
        '{who} 在大屏 {on} 上打开了一个数字的来源',
        '{who} 要在大屏 {on} 上打开数字，被拒绝',
      ),
      unpoint: deed('收起大屏上的数字', '{who} 收起了大屏 {on} 上打开的数字', '{who} 要收起大屏 {on} 上的数字，被拒绝'),
    },
    webhook: {
      add: deed('添加外呼对象', '{who} 添加了外呼对象 {on}', '{who} 要添加外呼对象，被拒绝'),
      change: deed('更改外呼对象', '{who} 更改了外呼对象 {on}', '{who} 要更改外呼对象 {on}，被拒绝'),
      remove: deed('移除外呼对象', '{who} 移除了外呼对象 {on}', '{who} 要移除外呼对象 {on}，被拒绝'),
      test: deed('测试外呼', '{who} 测试了外呼对象 {on}', '{who} 要测试外呼对象 {on}，被拒绝'),
      retry: deed('重发外呼', '{who} 重发了未送达的外呼（{on}）', '{who} 要重发未送达的外呼（{on}），被拒绝'),
    },
    lanes: {
      choose: deed('选定治理模式', '{who} 选定了治理模式 {on}', '{who} 要选定治理模式 {on}，被拒绝'),
    },
    alarm: {
      acknowledge: deed('确认告警', '{who} 确认了告警 {on}', '{who} 要确认告警 {on}，被拒绝'),
      contact: deed('与被困人员通话', '{who} 记录了与被困人员通话（{on}）', '{who} 要记录通话（{on}），被拒绝'),
      injury: deed('报告人员受伤', '{who} 报告告警 {on} 有人受伤', '{who} 要报告告警 {on} 有人受伤，被拒绝'),
      close: deed('关闭告警', '{who} 关闭了告警 {on}', '{who} 要关闭告警 {on}，被拒绝'),
    },
    calendar: {
      load: deed('载入放假安排', '{who} 载入了放假安排 {on}', '{who} 要载入放假安排 {on}，被拒绝'),
    },
    screen: {
      approve: deed('批准屏幕', '{who} 批准屏幕 {on} 接入', '{who} 要批准屏幕 {on} 接入，被拒绝'),
      change: deed('更改屏幕', '{who} 更改了屏幕 {on}', '{who} 要更改屏幕 {on}，被拒绝'),
      revoke: deed('撤销屏幕', '{who} 撤销了屏幕 {on}', '{who} 要撤销屏幕 {on}，被拒绝'),
    },
    key: {
      make: deed('新建密钥', '{who} 新建了密钥 {on}', '{who} 要新建密钥 {on}，被拒绝'),
      revoke: deed('撤销密钥', '{who} 撤销了密钥 {on}', '{who} 要撤销密钥 {on}，被拒绝'),
    },
    personal: {
      unmask: deed('查看个人信息原文', '{who} 查看了 {on} 的个人信息原文', '{who} 要查看 {on} 的个人信息原文，被拒绝'),
    },
  },
  act: {
    signIn: deed('登录', '{who} 登录', '{who} 登录未成功'),
    signInRefused: deed('登录被拒', '{who} 登录被拒绝', '{who} 登录被拒绝'),
    signOut: deed('退出', '{who} 退出', '{who} 退出未成功'),
    sessionEnded: deed('会话结束', '{who} 的会话已结束', '{who} 的会话未能结束'),
    invitationAccepted: deed('接受邀请', '{who} 接受邀请并设置了密码', '{who} 要接受邀请，被拒绝'),
    passwordChanged: deed('更改密码', '{who} 更改了密码', '{who} 要更改密码，被拒绝'),
    secondFactorSet: deed('设置二次验证', '{who} 设置了二次验证', '{who} 要设置二次验证，被拒绝'),
    recoveryCodeUsed: deed('使用恢复码', '{who} 用恢复码登录', '{who} 要用恢复码登录，被拒绝'),
    stepRefused: deed('验证步骤被拒', '{who} 的一步身份验证未通过', '{who} 的一步身份验证未通过'),
    personalViewed: deed('查看投诉人', '{who} 查看了 {on} 的投诉人（已遮蔽）', '{who} 要查看 {on} 的投诉人，被拒绝'),
    documentMade: deed('取出文书', '{who} 取出了 {on} 的文书', '{who} 要取出 {on} 的文书，被拒绝'),
    evidenceDropped: deed('清理未用证据', '{who} 清理了长期未提交的证据文件', '{who} 未能清理长期未提交的证据文件'),
    personalDestroyed: deed('销毁个人信息', '{who} 销毁了到期的个人信息', '{who} 未能销毁到期的个人信息'),
    exported: deed('导出', '{who} 导出了 {on}', '{who} 要导出 {on}，被拒绝'),
    auditRead: deed('查阅审计', '{who} 查阅了审计记录', '{who} 要查阅审计记录，被拒绝'),
    screenPaired: deed('屏幕接入', '屏幕 {who} 已接入', '屏幕 {who} 未能接入'),
    screenRefused: deed('屏幕被拒', '屏幕 {who} 被拒绝接入', '屏幕 {who} 被拒绝接入'),
    importStarted: deed('文件导入', '{who} 开始导入 {on}', '{who} 要导入 {on}，被拒绝'),
    recordMended: deed('改正被拒记录', '{who} 改正并重放了被拒记录 {on}', '{who} 改正并重放被拒记录 {on}，仍被拒收'),
    recordDiscarded: deed('丢弃被拒记录', '{who} 丢弃了被拒记录 {on}', '{who} 要丢弃被拒记录 {on}，被拒绝'),
    keyRotated: deed('更换加密密钥', '{who} 更换了加密密钥', '{who} 要更换加密密钥，未成功'),
    demoPeopleMade: deed('建立演示人员', '{who} 建立了演示人员', '{who} 未能建立演示人员'),
    settingsChanged: deed('更改系统设置', '{who} 以更改后的设置启动', '{who} 未能更改设置'),
    firstLinkMade: deed('签发首个账号链接', '{who} 签发了首个账号的链接', '{who} 要签发首个账号的链接，未成功'),
  },
}
