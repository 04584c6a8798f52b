/** 名录变更: what can be done to units, people and deputies, as the record of it says. */
export const directoryActLabels = {
  addUnit: '新增单位',
  renameUnit: '单位更名',
  mergeUnit: '单位合并',
  addUser: '新增人员',
  editUser: '修改人员',
  disableUser: '人员离任',
  addDeputy: '设定代办',
  endDeputy: '结束代办',
  setNotifications: '修改提醒设置',
  makeCalendarLink: '生成日历链接',
  revokeCalendarLink: '停用日历链接',
} as const;
export type DirectoryAct = keyof typeof directoryActLabels;
