import { codeWords } from '../words/code-words.ts';

interface CodesProps {
  codes: readonly string[];
  edits?: ReadonlyMap<string, string>;
}

/** Codes of answers, each with its words. */
export function Codes({ codes, edits }: CodesProps) {
  if (codes.length === 0) return null;
  return (
    <ul class="codes">
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code> {codeWords(code, edits)}
        </li>
      ))}
    </ul>
  );
}
