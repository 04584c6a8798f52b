import type { YearNotice } from './notice.ts';

/** The Spring Festival as extended to 2 February, so Saturday 1 February, first a make-up day, was off. */
export const notice2020: YearNotice = {
  year: 2020,
  documentNumber: '国办发明电〔2019〕16号',
  amendedBy: ['国办发明电〔2020〕1号'],
  holidays: [
    { name: '元旦', from: '2020-01-01', to: '2020-01-01' },
    { name: '春节', from: '2020-01-24', to: '2020-02-02' },
    { name: '清明节', from: '2020-04-04', to: '2020-04-06' },
    { name: '劳动节', from: '2020-05-01', to: '2020-05-05' },
    { name: '端午节', from: '2020-06-25', to: '2020-06-27' },
    { name: '国庆节、中秋节', from: '2020-10-01', to: '2020-10-01' },
    { name: '国庆节', from: '2020-10-02', to: '2020-10-08' },
  ],
  makeUpDays: ['2020-01-19', '2020-04-26', '2020-05-09', '2020-06-28', '2020-09-27', '2020-10-10'],
};
