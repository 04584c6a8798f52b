import type { YearNotice } from './notice.ts';

export const notice2025: YearNotice = {
  year: 2025,
  documentNumber: '国办发明电〔2024〕12号',
  holidays: [
    { name: '元旦', from: '2025-01-01', to: '2025-01-01' },
    { name: '春节', from: '2025-01-28', to: '2025-02-04' },
    { name: '清明节', from: '2025-04-04', to: '2025-04-06' },
    { name: '劳动节', from: '2025-05-01', to: '2025-05-05' },
    { name: '端午节', from: '2025-05-31', to: '2025-06-02' },
    { name: '国庆节', from: '2025-10-01', to: '2025-10-05' },
    { name: '中秋节', from: '2025-10-06', to: '2025-10-06' },
    { name: '国庆节', from: '2025-10-07', to: '2025-10-08' },
  ],
  makeUpDays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
};
