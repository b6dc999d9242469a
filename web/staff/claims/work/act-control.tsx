import type { ActField } from './act-forms.ts';
import { useColleagues } from './use-colleagues.ts';

interface ControlProps {
  field: ActField;
  attributes: { id: string; 'aria-describedby': string; 'aria-invalid': boolean };
}

/** The control of an act's field. It keeps what was typed until the act is done. */
export function ActControl({ field, attributes }: ControlProps) {
  const { name, kind, choices, isOptional } = field;
  const common = { ...attributes, name, required: !isOptional };
  if (kind === 'colleague') return <ColleagueControl {...common} />;
  if (kind === 'choice')
    return (
      <select {...common}>
        {Object.entries(choices ?? {}).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    );
  if (kind === 'text') return <textarea {...common} rows={3} maxlength={2000} />;
  if (kind === 'date') return <input {...common} type="date" />;
  return <input {...common} autocomplete="off" maxlength={500} />;
}

function ColleagueControl(attributes: ControlProps['attributes'] & { name: string; required: boolean }) {
  const colleagues = useColleagues() ?? [];
  return (
    <select {...attributes}>
      <option value="">Choose …</option>
      {colleagues.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
