/** Files as they were published, by the MD5 of their text, which is how EvalPlus names its own. */
const published = new Map([
  ['88771747746422b8669027625578460c', 'HumanEval (openai/human-eval)'],
  ['f50124cdd150eac633c8e26828e0b3c1', 'MBPP (google-research)'],
  ['1d1880e13881072b7317dd88d2ad578f', 'MBPP, sanitised (google-research)'],
  ['fe585eb4df8c88d844eeb463ea4d0302', 'HumanEval+ v0.1.10 (evalplus)'],
  ['ebe95df0d5220f00cedd6f4bddea35e4', 'MBPP+ v0.1.0 (evalplus)'],
  ['ee43ecabebf20deef4bb776a405ac5b1', 'MBPP+ v0.2.0 (evalplus)'],
  ['d549eee48df070268604b99d2e874bc8', 'MultiPL-E HumanEval, JavaScript (with copies of its columns by DeepSeek)'],
  ['b06974533f9ae15b986d79efd8566f87', 'MultiPL-E HumanEval, TypeScript (with copies of its columns by DeepSeek)'],
]);

/** What a file was published as, by the MD5 of its unpacked text in hexadecimal; null where no known one has it. */
export const publishedAs = (md5: string): string | null => published.get(md5) ?? null;
