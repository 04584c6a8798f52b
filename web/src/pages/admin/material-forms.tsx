import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form } from 'antd';
import { useState } from 'react';
import type { ChecklistItem } from '../../../../lib/project/checklist.ts';
import { stepLabels } from '../../../../lib/project/materials.ts';
import { roleLabels } from '../../../../lib/project/people.ts';
import type { ChecklistEffectItem } from '../../api/city-answers.ts';
import { articlesQuery } from '../../api/queries.ts';
import { useSend } from '../../api/use-send.ts';
import { ArticleLink } from '../../ui/article-link.tsx';
import { ChoiceItem, SelectItem } from '../../ui/choice-items.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { TextItem } from '../../ui/form-items.tsx';
import { optionsOf, yesNo } from '../../ui/options.ts';
import { isAdded, type Lines, type MaterialFields, withLine, without } from './checklist.ts';
import { ChecklistEffects } from './checklist-effects.tsx';
import { type Preview, previewChecklist } from './preview.ts';
import { TwoSteps } from './two-steps.tsx';

export type MaterialAct = { name: 'add' } | { name: 'edit' | 'drop'; item: ChecklistItem };

/** The list in force, which a change replaces whole. */
export interface InForce {
  version: number;
  lines: Lines;
}

interface Props extends InForce {
  act: MaterialAct | undefined;
  onClose: () => void;
}

const titleOf = (act: MaterialAct) => {
  if (act.name === 'add') return '增加本市材料';
  if (act.name === 'edit') return `修改「${act.item.label}」`;
  return isAdded(act.item) ? `移出「${act.item.label}」` : `恢复「${act.item.label}」的内置内容`;
};

export function MaterialDialog({ act, onClose, ...inForce }: Props) {
  return (
    <FormDialog open={act !== undefined} title={act ? titleOf(act) : ''} onClose={onClose}>
      {act?.name === 'drop' && <DropMaterial item={act.item} onClose={onClose} {...inForce} />}
      {act && act.name !== 'drop' && (
        <MaterialForm {...('item' in act ? { item: act.item } : {})} onClose={onClose} {...inForce} />
      )}
    </FormDialog>
  );
}

const uploaderLabels = {
  clerk: roleLabels.clerk,
  unitHead: roleLabels.unitHead,
  participant: roleLabels.participant,
  reviewer: roleLabels.reviewer,
  bureauHead: roleLabels.bureauHead,
};

/** As the form has it: the article by its number in words, empty for usual practice. */
type Values = Omit<MaterialFields, 'article'> & { article?: string };

const fieldsOf = ({ article, ...values }: Values): MaterialFields => ({
  ...values,
  label: values.label.trim(),
  article: article ? Number(article) : null,
});

/** A code of its own for good: what was uploaded as a material that was dropped never comes back as another. */
const newCode = () => `city${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;

function useChange({ version, onClose }: Pick<Props, 'version' | 'onClose'>) {
  const client = useQueryClient();
  const send = useSend('setMaterials', [['materials'], ['ruleChanges']]);
  return {
    commit: (items: Lines) => send({ body: { items }, ifMatch: version }),
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['project'] });
      onClose();
    },
  };
}

const RECORDED = '变更记录保留前后内容,可以随时改回';

function MaterialForm({
  item,
  version,
  lines,
  onClose,
}: InForce & { item?: ChecklistItem; onClose: () => void }) {
  const [code] = useState(newCode);
  const { commit, onDone } = useChange({ version, onClose });
  const free = !item || isAdded(item);
  const listOf = (values: Values) => {
    const { material, step, article, uploaders } = item ?? { material: code };
    const said = fieldsOf(values);
    if (free) return withLine(lines, { ...said, material });
    // What is the regulation's own of a shipped material is not the form's to say.
    const { label, required } = said;
    return withLine(lines, {
      material,
      label,
      required: required ?? true,
      step: step ?? said.step,
      article: article ?? null,
      uploaders: (uploaders ?? []) as MaterialFields['uploaders'],
    });
  };
  return (
    <TwoSteps<Values, Preview<ChecklistEffectItem>>
      name="setMaterials"
      initialValues={initialOf(item)}
      preview={(values) => previewChecklist(listOf(values))}
      shown={(preview) => <ChecklistEffects {...preview} />}
      consequences={[
        '必交的材料没有上传之前,不能办理该阶段的下一步;已经办完这一步的项目不受影响',
        '名称用于页面、提醒和打包下载的文件夹',
        RECORDED,
      ]}
      commitText={item ? '保存' : '增加'}
      commit={(values) => commit(listOf(values))}
      onDone={onDone}
      onCancel={onClose}
    >
      <TextItem name="label" label="材料名称" max={40} />
      {free && <FreeFields />}
      {item && !free && item.article !== null ? (
        <p className="note info">
          <ArticleLink article={item.article} />
          要求提交,不能改为选交。
        </p>
      ) : (
        <ChoiceItem
          name="required"
          label="是否必交"
          options={yesNo('必交:没有就不能办下一步', '选交')}
          vertical
        />
      )}
    </TwoSteps>
  );
}

const initialOf = (item: ChecklistItem | undefined): Partial<Values> => {
  if (!item) return { required: false, uploaders: ['clerk', 'unitHead', 'participant'] };
  const { label, step, article, required, uploaders } = item;
  return {
    label,
    step,
    required,
    article: article === null ? '' : String(article),
    uploaders: [...uploaders] as MaterialFields['uploaders'],
  };
};

/** What only a material of the city's own may say. */
function FreeFields() {
  const { data } = useQuery(articlesQuery);
  const articles = data?.articles.map(({ number, label, title }) => ({
    value: String(number),
    label: `${label} ${title}`,
  }));
  return (
    <>
      <SelectItem name="step" label="属于哪个阶段" options={optionsOf(stepLabels)} />
      <SelectItem
        name="article"
        label="依据"
        optional
        options={articles ?? []}
        placeholder="惯例:办法没有要求"
        extra="办法某一条要求的,选那一条;页面上会标出并可以打开原文"
      />
      <Form.Item name="uploaders" label="由谁上传" rules={[{ required: true, message: '请选择由谁上传' }]}>
        <Checkbox.Group options={optionsOf(uploaderLabels)} />
      </Form.Item>
    </>
  );
}

function DropMaterial({
  item,
  version,
  lines,
  onClose,
}: InForce & { item: ChecklistItem; onClose: () => void }) {
  const { commit, onDone } = useChange({ version, onClose });
  const list = without(lines, item.material);
  const added = isAdded(item);
  return (
    <TwoSteps<object, Preview<ChecklistEffectItem>>
      name="setMaterials"
      preview={() => previewChecklist(list)}
      shown={(preview) => <ChecklistEffects {...preview} />}
      consequences={
        added
          ? ['不再要求这份材料;已经上传的文件留在各项目里,列在“不在清单中的材料”', RECORDED]
          : ['名称和是否必交回到产品自带的内容', RECORDED]
      }
      commitText={added ? '移出清单' : '恢复'}
      commit={() => commit(list)}
      onDone={onDone}
      onCancel={onClose}
    >
      <p>
        {added
          ? `「${item.label}」是本市增加的材料,移出后不再出现在「${stepLabels[item.step]}」阶段的清单里。`
          : `「${item.label}」恢复为产品自带的名称和要求。`}
      </p>
    </TwoSteps>
  );
}
