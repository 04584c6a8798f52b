import { type Reducers, without } from './reducer.ts';

/** What units and people becoming others changes of a project; signatures keep the names of their day. */
export const directoryReducers: Reducers<'unitChanged' | 'expertReplaced'> = {
  unitChanged: ({ unitId, fields }, data) => {
    const { unitId: id, unitName: name } = data;
    const participants = fields.participants?.map((p) =>
      p.unitId === data.from ? { ...p, unitId: id, unitName: name } : p,
    );
    return {
      ...(unitId === data.from ? { unitId: id, unitName: name } : {}),
      ...(participants ? { fields: { ...fields, participants } } : {}),
    };
  },
  expertReplaced: ({ review }, { from, to }) => {
    if (!review) return {};
    const experts = review.experts.map((e) => (e.userId === from ? { ...without(e, 'recused'), ...to } : e));
    return { review: { ...review, experts } };
  },
};
